/** Which compositions have to be asked as a whole, and what changed below each of them. */
import type { Direction, Step } from '../../schema/question.js';
import type { Found } from '../change/rule.js';
import type { Documents } from '../change/subjects.js';
import type { Verdict } from '../change/verdict.js';
import type { Composition, PairNode } from '../graph/graph.js';
import type { Reaching } from '../graph/reach.js';
import { type Branches, isShared } from '../schemas/shared.js';
import type { Survey } from '../walk/survey.js';

/** A composition to be asked, and the changes below it. */
export interface Suspect {
  readonly holder: PairNode;
  readonly composition: Composition;
  readonly under: Found[];
  /** The verdicts that it got itself. */
  readonly verdicts: Map<Direction, Verdict>;
}

/** Each of them after those inside of it, with these; where they hold each other, in the order in which they were met. */
export function suspectsInnerFirst({ graph, documents }: Survey, reaching: Reaching): [Suspect, Suspect[]][] {
  return innerFirst(suspects(graph.nodes(), documents, reaching), reaching);
}

/** Each composition that must be asked, with all changes that anything in it leads to. */
function suspects(nodes: Iterable<PairNode>, documents: Documents, reaching: Reaching): Map<string, Suspect> {
  const all = new Map<string, Suspect>();
  const asked = new Map<string, Suspect>();
  const meeting = new Meeting(documents);
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
  for (const node of nodes) {
    if (node.kind !== 'schema') continue;
    for (const check of node.checks) add(node, check, check.under, check.asked);
    const rewritten = [...node.rewritten];
    const asks = (each: Found): boolean => each.draft.judgement.kind === 'asked' && !node.alike.has(each);
    const changed = [...rewritten, ...node.found.filter(asks)];
    if (changed.length === 0) continue;
    for (const { holder, composition, asked: ask, next } of reaching.of(node).above) {
      const meets = next !== undefined && meeting.isShared(composition, next);
      add(holder, composition, changed, ask || rewritten.length > 0 || meets);
    }
  }
  return asked;
}

/** The ways that lead from compositions to changes in parts of the value. */
class Meeting {
  /** How many there are, by composition and part. */
  readonly #ways = new Map<string, Map<string, number>>();
  readonly #known = new Map<string, boolean>();

  constructor(readonly documents: Documents) {}

  /**
   * Counts one more way. Do several schemas speak of the part that it leads to, so that what changed there counts with them? A second
   * way may lead through another branch of a union: where both are followed, neither takes what the other would have taken.
   */
  isShared(composition: Composition, next: Step): boolean {
    const key = keyOf(composition);
    const ways = this.#ways.get(key) ?? new Map<string, number>();
    this.#ways.set(key, ways);
    const part = next.kind === 'property' ? `property ${next.name}` : 'any';
    ways.set(part, (ways.get(part) ?? 0) + 1);
    // A pattern may match any name, and an item is one of all items.
    const mine = part === 'any' ? [...ways.values()] : [ways.get(part) ?? 0, ways.get('any') ?? 0];
    const branches: Branches = mine.reduce((sum, each) => sum + each, 0) > 1 ? 'all' : 'one';
    return this.#isSpokenOf(composition, next, branches);
  }

  #isSpokenOf(composition: Composition, next: Step, branches: Branches): boolean {
    const { pair } = composition;
    const key = `${branches} ${keyOf(composition)} ${JSON.stringify(next)}`;
    const answer =
      this.#known.get(key) ??
      (['base', 'revision'] as const).some((side) => isShared(this.documents[side], pair[side], next, branches));
    this.#known.set(key, answer);
    return answer;
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
