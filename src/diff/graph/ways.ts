/** How changes lie in the parts of a value: by which members and items, and by which schemas of them. */
import type { Step } from '../../schema/question.js';
import type { Composition, Edge, PairNode } from './graph.js';

/** Knows which references lead to a change. */
export class Ways {
  readonly #leading = new Map<PairNode, Edge[]>();

  constructor(changed: Iterable<PairNode>) {
    const met = new Set(changed);
    for (const node of met) {
      for (const edge of node.in) {
        if (edge.from.kind !== 'schema') continue;
        const known = this.#leading.get(edge.from);
        if (known === undefined) this.#leading.set(edge.from, [edge]);
        else known.push(edge);
        met.add(edge.from);
      }
    }
  }

  /**
   * The parts of the value of a composition that lead to a change, whichever schemas of that value speak of them: one
   * entry for each way, but ways by the same steps to the same pair are one.
   */
  below(holder: PairNode, { pair, steps }: Composition): readonly Step[] {
    const found = new Map<string, Step>();
    const seen = new Set<PairNode>();
    const follow = ({ steps: its, to }: Edge, depth: number): void => {
      const next = its[depth];
      if (next !== undefined) {
        found.set(`${JSON.stringify(its.slice(depth))} ${to.base.pointer} ${to.revision.pointer}`, next);
      } else if (!seen.has(to)) {
        seen.add(to);
        for (const edge of this.#leading.get(to) ?? []) follow(edge, 0);
      }
    };
    const isBelow = (each: Composition): boolean =>
      each.pair.base.pointer === pair.base.pointer && each.pair.revision.pointer === pair.revision.pointer;
    for (const edge of this.#leading.get(holder) ?? [])
      if (edge.compositions?.some(isBelow) === true) follow(edge, steps.length);
    return [...found.values()];
  }
}
