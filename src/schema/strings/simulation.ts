/**
 * A pattern followed through one text, at all of its places at once: in steps that the length of both tells, where a backtracking
 * matcher would go through one way after the other, and where there are too many states for an automaton.
 */
import type * as Refa from 'refa';
import { attempt, parsed } from './automata.js';
import type { Graph, Guard } from './deterministic.js';
import { graphOf } from './thompson.js';

const MAX_STEPS = 5_000_000;
const known = new Map<string, Graph | null>();

/** Is the pattern found in the text? Undefined where it is not regular, or where it would take too many steps. */
export function isFound(source: string, text: string): boolean | undefined {
  let graph = known.get(source);
  if (graph === undefined) {
    graph = attempt(() => graphOf(parsed(source))) ?? null;
    known.set(source, graph);
  }
  return graph === null ? undefined : follow(graph, text);
}

function follow({ nodes, start, end }: Graph, text: string): boolean | undefined {
  const chars = [...text].map((char) => char.codePointAt(0) as number);
  let places = new Set([start]);
  let steps = 0;
  for (let i = 0; i <= chars.length; i++) {
    const [before, after] = [chars[i - 1], chars[i]];
    const next = new Set<number>();
    for (const place of places) {
      const { free, chars: by } = nodes[place]!;
      for (const { to, guard } of free)
        if (guard === undefined || passes(guard, guard.kind === 'behind' ? before : after)) places.add(to);
      for (const { set, to } of by) if (after !== undefined && set.has(after)) next.add(to);
      steps += 1 + free.length + by.length;
    }
    if (places.has(end)) return true;
    if (steps > MAX_STEPS) return undefined;
    places = next;
  }
  return false;
}

function passes({ set, negate }: Guard, char: Refa.Char | undefined): boolean {
  return (char !== undefined && set.has(char)) !== negate;
}
