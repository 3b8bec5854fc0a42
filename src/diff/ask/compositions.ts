/**
 * Compositions whose parts each pass, but which may fail as a whole: two branches of a `oneOf` that now overlap, a closed
 * object around a part that gained a member. Asked only where some part changed and none of them is reported as a break.
 */
import type { Direction } from '../../schema/question.js';
import { settled as fixed, receiverOf, type Settled } from '../change/draft.js';
import type { Found } from '../change/rule.js';
import type { Verdict } from '../change/verdict.js';
import type { Composition, Graph, PairNode } from '../graph/graph.js';
import type { Reaching, Use } from '../graph/reach.js';
import { schemaComposition } from '../rules/schema-composition.js';
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
}

/** Asks each composition above a change, once for each direction in which nothing below it breaks. */
export function checkCompositions(survey: Survey, reaching: Reaching, asking: Asking, judged: Judged): Broken[] {
  const broken: Broken[] = [];
  for (const { holder, composition, under } of suspects(survey.graph, reaching)) {
    for (const direction of ['request', 'response'] as const) {
      const verdicts = under.map((found) => judged.get(found)?.get(direction));
      if (verdicts.every((verdict) => verdict === undefined) || verdicts.includes('wire')) continue;
      const uses = reaching.of(holder).uses.filter((use) => use.direction === direction);
      if (uses.length === 0) continue;
      const settled = ask(survey, asking, composition, direction, uses);
      if (settled !== null) broken.push({ found: overlap(composition), direction, settled, uses });
    }
  }
  return broken;
}

/** Each composition that must be asked, with all changes that anything in it leads to. */
function suspects(graph: Graph, reaching: Reaching): Suspect[] {
  const all = new Map<string, Suspect>();
  const asked = new Set<Suspect>();
  const add = (holder: PairNode, composition: Composition, under: readonly Found[], ask: boolean): void => {
    const key = `${composition.pair.base.pointer} ${composition.pair.revision.pointer}`;
    let suspect = all.get(key);
    if (suspect === undefined) {
      suspect = { holder, composition, under: [] };
      all.set(key, suspect);
    }
    suspect.under.push(...under);
    if (ask) asked.add(suspect);
  };
  for (const node of graph.nodes()) {
    if (node.kind !== 'schema') continue;
    for (const check of node.checks) add(node, check, check.under, check.asked);
    const rewritten = [...node.rewritten];
    const changed = [...rewritten, ...node.found.filter((each) => each.draft.judgement.kind === 'asked')];
    if (changed.length === 0) continue;
    for (const { holder, composition, asked: ask } of reaching.of(node).above)
      add(holder, composition, changed, ask || rewritten.length > 0);
  }
  return [...asked];
}

function ask(
  survey: Survey,
  asking: Asking,
  composition: Composition,
  direction: Direction,
  uses: readonly Use[],
): Settled | null {
  const whole = asking.whole(composition.pair, direction, (part) => survey.leadsToChange(part));
  if (whole.kind === 'holds') return null;
  const { pair, steps } = composition;
  return asking.inMessages(pair[receiverOf[direction]].json, direction, { steps, owner: pair }, uses, whole);
}

function overlap({ pair: { base, revision } }: Composition): Found {
  const draft = {
    at: { base: base.pointer, revision: revision.pointer },
    detail: { names: [], case: 'overlap' },
    judgement: fixed('wire'),
  };
  return { rule: schemaComposition, draft };
}
