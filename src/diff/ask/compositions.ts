/**
 * Compositions whose parts each pass, but which may fail as a whole: two branches of a `oneOf` that now overlap, a closed
 * object around a part that gained a member. Asked only where some part changed and none of them is reported as a break.
 */
import { partOf } from '../../openapi/locate.js';
import type { Direction } from '../../schema/question.js';
import {
  settled as fixed,
  inDoubt,
  type Pair,
  receiverOf,
  type Settled,
  type Spot,
  senderOf,
} from '../change/draft.js';
import type { Ledger } from '../change/ledger.js';
import type { Found } from '../change/rule.js';
import type { Verdict } from '../change/verdict.js';
import type { Composition } from '../graph/graph.js';
import type { Reaching, Use } from '../graph/reach.js';
import { schemaComposition } from '../rules/schema-composition.js';
import { bytesAnswer } from '../texts/bytes.js';
import { mannerAtPlace, type PlaceManner } from '../texts/places.js';
import type { Survey } from '../walk/survey.js';
import type { Asking } from './ask.js';
import { type Suspect, suspectsInnerFirst } from './suspects.js';

/** A composition that fails as a whole, or may. */
export interface Broken {
  readonly found: Found;
  readonly direction: Direction;
  readonly settled: Settled;
  readonly uses: readonly Use[];
}

/** The verdicts that each change got. */
export type Judged = ReadonlyMap<Found, ReadonlyMap<Direction, Verdict>>;

/** What is told already, and by which changes a composition is to be broken: by all of them, or by one that is enough. */
export interface Blame {
  readonly ledger: Pick<Ledger, 'breaks'>;
  readonly by: 'all' | 'one';
}

/**
 * The compositions that one change is enough to break, of the messages that changes break only with others: the others are
 * bystanders.
 */
export function brokenByOne(
  survey: Survey,
  reaching: Reaching,
  asking: Asking,
  judged: Judged,
  ledger: Pick<Ledger, 'breaks'>,
): Broken[] {
  const isOpen = asking.messages.borrowed.some(({ use }) => !ledger.breaks(use.operation.revision.name));
  return isOpen ? checkCompositions(survey, reaching, asking, judged, { ledger, by: 'one' }) : [];
}

/**
 * Asks each composition above a change, once for each direction in which nothing inside of it breaks; the inner ones first. What
 * is in doubt inside is no more in doubt outside.
 */
export function checkCompositions(
  survey: Survey,
  reaching: Reaching,
  asking: Asking,
  judged: Judged,
  blame: Blame,
): Broken[] {
  const broken: Broken[] = [];
  for (const [suspect, inside] of suspectsInnerFirst(survey, reaching)) {
    const { holder, composition, under } = suspect;
    for (const direction of ['request', 'response'] as const) {
      const changes = under.map((found) => judged.get(found)?.get(direction));
      const known = [...changes, ...inside.map(({ verdicts }) => verdicts.get(direction))];
      if (changes.every((verdict) => verdict === undefined) || known.includes('wire')) continue;
      const all = reaching.of(holder).uses.filter((use) => use.direction === direction);
      for (const uses of [all.filter(({ alternate }) => !alternate), all.filter(({ alternate }) => alternate)]) {
        if (uses.length === 0) continue;
        const settled = ask(survey, asking, suspect, direction, uses, blame);
        if (settled === null || (settled.verdict === 'review' && isDoubted(suspect, inside, judged, direction)))
          continue;
        if (suspect.verdicts.get(direction) !== 'wire') suspect.verdicts.set(direction, settled.verdict);
        broken.push({ found: overlap(composition), direction, settled, uses });
      }
    }
  }
  return broken;
}

/** Did the engine leave something undecided inside? */
function isDoubted({ under }: Suspect, inside: readonly Suspect[], judged: Judged, direction: Direction): boolean {
  const isDoubt = (found: Found): boolean =>
    found.draft.judgement.kind === 'asked' &&
    found.draft.judgement.asked.flag === undefined &&
    judged.get(found)?.get(direction) === 'review';
  return inside.some(({ verdicts }) => verdicts.get(direction) === 'review') || under.some(isDoubt);
}

function ask(
  survey: Survey,
  asking: Asking,
  { composition: { pair, steps }, under }: Suspect,
  direction: Direction,
  uses: readonly Use[],
  { ledger, by }: Blame,
): Settled | null {
  const { documents } = survey;
  const spot: Spot = { root: pair, steps, owner: pair };
  const mannerOf = (use: Use): PlaceManner => mannerAtPlace(documents, use, spot);
  // To what both know to be bytes a schema says how many there are, and no more.
  const asBytes = (use: Use): boolean =>
    mannerOf(use) === 'bytes' && bytesAnswer(documents, asking.subsume, pair, senderOf[direction]).kind === 'holds';
  const asked = uses.filter((use) => !asBytes(use));
  if (asked.length === 0) return null;
  const whole = asking.whole(pair, direction, (part) => survey.leadsToChange(part));
  if (whole.kind === 'holds') return null;
  const demand = pair[receiverOf[direction]].json;
  const isBlamed = (use: Use): boolean => by === 'one' || ledger.breaks(use.operation.revision.name);
  const owners = ownersOf(under);
  const causes = by === 'one' ? byPart(owners) : [owners];
  for (const each of causes) {
    const settled = asking.messages.ask(demand, direction, spot, asked, whole, { owners: [pair, ...each], isBlamed });
    if (settled === null || (by === 'one' && settled.verdict !== 'wire')) continue;
    if (asked.every(({ alternate }) => alternate)) return inDoubt(settled, 'alternate');
    return asked.every((use) => mannerOf(use) === 'doubt') ? inDoubt(settled) : settled;
  }
  return null;
}

/** More are not tried one by one. */
const mostParts = 16;

/** The places of changes, those of one part together; none where there is but one part, so that nobody is a bystander. */
function byPart(owners: readonly Pair[]): Pair[][] {
  const parts = new Map<string, Pair[]>();
  for (const owner of owners) {
    const part = partOf(owner.revision.pointer);
    parts.set(part, [...(parts.get(part) ?? []), owner]);
  }
  return parts.size > 1 && parts.size <= mostParts ? [...parts.values()] : [];
}

/** Where the changes stand that made it be asked. */
function ownersOf(under: readonly Found[]): Pair[] {
  return under.flatMap(({ draft: { judgement } }) => (judgement.kind === 'asked' ? [judgement.asked.spot.owner] : []));
}

function overlap({ pair: { base, revision } }: Composition): Found {
  const draft = {
    at: { base: base.pointer, revision: revision.pointer },
    detail: { names: [], case: 'overlap' },
    judgement: fixed('wire'),
  };
  return { rule: schemaComposition, draft };
}
