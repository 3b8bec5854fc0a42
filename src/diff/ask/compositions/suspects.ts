/** Which compositions have to be asked as a whole, and what changed below each of them. */
import type { Step } from '../../../schema/question.js';
import type { Replaced } from '../../change/draft.js';
import { sideNames } from '../../change/pair.js';
import type { Found } from '../../change/rule.js';
import type { Documents } from '../../change/subjects.js';
import type { Composition, PairNode } from '../../graph/graph.js';
import type { Reaching } from '../../graph/reach.js';
import { Ways } from '../../graph/ways.js';
import { type Branches, isShared } from '../../schemas/read/shared.js';
import type { Survey } from '../../walk/survey.js';
import { Verdicts } from './verdicts.js';

/** A composition to be asked, and the changes below it. */
export interface Suspect {
  readonly holder: PairNode;
  readonly composition: Composition;
  /** With what each replaces. */
  readonly under: Map<Found, Replaced>;
  /** What it tells of them. */
  readonly told: Verdicts;
}

/**
 * Each of them after those inside of it, with these; where they hold each other, in the order in which they were met.
 */
export function suspectsInnerFirst({ graph, documents }: Survey, reaching: Reaching): [Suspect, Suspect[]][] {
  return innerFirst(suspects(graph.nodes(), documents, reaching), reaching);
}

/** Each composition that must be asked, with all changes that anything in it leads to. */
function suspects(nodes: Iterable<PairNode>, documents: Documents, reaching: Reaching): Map<string, Suspect> {
  const all = new Map<string, Suspect>();
  const asked = new Map<string, Suspect>();
  const add = (
    at: PairNode,
    found: readonly Found[],
    holder: PairNode,
    composition: Composition,
    ask: boolean,
  ): void => {
    const key = keyOf(composition);
    let suspect = all.get(key);
    if (suspect === undefined) {
      suspect = { holder, composition, under: new Map(), told: new Verdicts() };
      all.set(key, suspect);
    }
    for (const each of found) suspect.under.set(each, replacedBy(at, each));
    if (ask) asked.set(key, suspect);
  };
  const changed = new Map<PairNode, Found[]>();
  for (const node of nodes) {
    if (node.kind !== 'schema') continue;
    for (const check of node.checks) add(node, check.under, node, check, check.asked);
    const asks = (each: Found): boolean => each.draft.judgement.kind === 'asked' && !node.alike.has(each);
    const found = [...node.rewritten.keys(), ...node.found.filter(asks)];
    if (found.length > 0) changed.set(node, found);
  }
  const meeting = new Meeting(documents, new Ways(changed.keys()));
  for (const [node, found] of changed)
    for (const { holder, composition, asked: ask } of reaching.of(node).above)
      add(node, found, holder, composition, ask || node.rewritten.size > 0 || meeting.isIn(holder, composition));
  return asked;
}

/** What a change of a node replaces. */
function replacedBy({ rewritten }: PairNode, found: Found): Replaced {
  const { judgement } = found.draft;
  const place = rewritten.get(found);
  if (place !== undefined) return place;
  if (judgement.kind !== 'asked') throw new Error('a change that is not asked is below a composition');
  return judgement.asked.replaced;
}

/** Knows where what changed in a part of a value counts together with what else is said of that part. */
class Meeting {
  readonly #known = new Map<string, boolean>();

  constructor(
    readonly documents: Documents,
    readonly ways: Ways,
  ) {}

  /** Is it so in the value of a composition? */
  isIn(holder: PairNode, composition: Composition): boolean {
    const key = keyOf(composition);
    const answer = this.#known.get(key) ?? this.#isIn(composition, this.ways.below(holder, composition));
    this.#known.set(key, answer);
    return answer;
  }

  #isIn({ pair }: Composition, changed: readonly Step[]): boolean {
    // A pattern may match any name, and an item is one of all items.
    const mayBeOne = (a: Step, b: Step): boolean => a.kind !== 'property' || b.kind !== 'property' || a.name === b.name;
    return changed.some((step) => {
      // Two ways may lead through two branches of a union: who follows both is refused by either.
      const branches: Branches = changed.filter((each) => mayBeOne(each, step)).length > 1 ? 'all' : 'one';
      return sideNames.some((side) => isShared(this.documents[side], pair[side], step, branches));
    });
  }
}

function keyOf({ pair }: Composition): string {
  return `${pair.base.pointer} ${pair.revision.pointer}`;
}

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
