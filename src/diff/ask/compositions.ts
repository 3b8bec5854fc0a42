/**
 * Compositions whose parts each pass, but which may fail as a whole: two branches of a `oneOf` that now overlap, a closed
 * object around a part that gained a member. Asked only where some part changed and none of them is reported as a break.
 */
import { partOf } from '../../openapi/locate.js';
import type { Direction, Step } from '../../schema/question.js';
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
import type { Documents } from '../change/subjects.js';
import type { Verdict } from '../change/verdict.js';
import type { Composition, PairNode } from '../graph/graph.js';
import type { Reaching, Use } from '../graph/reach.js';
import { schemaComposition } from '../rules/schema-composition.js';
import { isShared } from '../schemas/shared.js';
import { bytesAnswer } from '../texts/bytes.js';
import { mannerAtPlace, type PlaceManner } from '../texts/places.js';
import type { Survey } from '../walk/survey.js';
import type { Asking } from './ask.js';

/** A composition that fails as a whole, or may. */
export interface Broken {
  readonly found: Found;
  readonly direction: Direction;
  readonly settled: Settled;
  readonly uses: readonly Use[];
}

/** The verdicts that each change got. */
export type Judged = ReadonlyMap<Found, ReadonlyMap<Direction, Verdict>>;

/** A composition to be asked, and the changes below it. */
interface Suspect {
  readonly holder: PairNode;
  readonly composition: Composition;
  readonly under: Found[];
  /** The verdicts that it got itself. */
  readonly verdicts: Map<Direction, Verdict>;
}

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
  for (const [suspect, inside] of innerFirst(suspects(survey, reaching), reaching)) {
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

/** Each composition that must be asked, with all changes that anything in it leads to. */
function suspects({ graph, documents }: Survey, reaching: Reaching): Map<string, Suspect> {
  const all = new Map<string, Suspect>();
  const asked = new Map<string, Suspect>();
  const spokenOf = new Map<string, boolean>();
  const isSpokenOf = (composition: Composition, next: Step | undefined): boolean => {
    if (next === undefined) return false;
    const key = `${keyOf(composition)} ${JSON.stringify(next)}`;
    const known = spokenOf.get(key) ?? isSharedBySome(documents, composition, next);
    spokenOf.set(key, known);
    return known;
  };
  const add = (holder: PairNode, composition: Composition, under: readonly Found[], ask: boolean): void => {
    const key = keyOf(composition);
    let suspect = all.get(key);
    if (suspect === undefined) {
      suspect = { holder, composition, under: [], verdicts: new Map() };
      all.set(key, suspect);
    }
    suspect.under.push(...under);
    if (ask) asked.set(key, suspect);
  };
  for (const node of graph.nodes()) {
    if (node.kind !== 'schema') continue;
    for (const check of node.checks) add(node, check, check.under, check.asked);
    const rewritten = [...node.rewritten];
    const asks = (each: Found): boolean => each.draft.judgement.kind === 'asked' && !node.alike.has(each);
    const changed = [...rewritten, ...node.found.filter(asks)];
    if (changed.length === 0) continue;
    for (const { holder, composition, asked: ask, next } of reaching.of(node).above)
      add(holder, composition, changed, ask || rewritten.length > 0 || isSpokenOf(composition, next));
  }
  return asked;
}

/** Do several parts of it speak of what changed, so that they count together there? */
function isSharedBySome(documents: Documents, { pair }: Composition, next: Step): boolean {
  return (['base', 'revision'] as const).some((side) => isShared(documents[side], pair[side], next));
}

function keyOf({ pair }: Composition): string {
  return `${pair.base.pointer} ${pair.revision.pointer}`;
}

/** Each composition after those inside of it, with them; where they hold each other, in the order in which they were met. */
function innerFirst(all: ReadonlyMap<string, Suspect>, reaching: Reaching): [Suspect, Suspect[]][] {
  const inside = new Map<Suspect, Suspect[]>([...all.values()].map((suspect) => [suspect, []]));
  for (const inner of all.values()) {
    const outer = new Set(reaching.of(inner.holder).above.map(({ composition }) => all.get(keyOf(composition))));
    for (const other of all.values()) if (isAround(other, inner)) outer.add(other);
    for (const each of outer) if (each !== undefined && each !== inner) inside.get(each)?.push(inner);
  }
  const order = new Map<Suspect, Suspect[]>();
  const met = new Set<Suspect>();
  const visit = (suspect: Suspect): void => {
    if (met.has(suspect)) return;
    met.add(suspect);
    const inner = inside.get(suspect) ?? [];
    for (const each of inner) visit(each);
    order.set(suspect, inner);
  };
  for (const suspect of all.values()) visit(suspect);
  return [...order];
}

/** Does a composition stand around another one of the same schema? */
function isAround({ holder, composition }: Suspect, inner: Suspect): boolean {
  return holder === inner.holder && inner.composition.pair.base.pointer.startsWith(`${composition.pair.base.pointer}/`);
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
