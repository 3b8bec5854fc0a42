/**
 * A pattern followed through one text, at all of its places at once: in steps that the length of both tells, where a
 * backtracking matcher would go through one way after the other, and where there are too many states for an automaton.
 */
import type * as Refa from 'refa';
import { attempt, parsed } from './automata.js';
import type { Graph, Guard } from './deterministic.js';
import { graphOf } from './thompson.js';

const MAX_STEPS = 5_000_000;
const known = new Map<string, Followed | null>();

interface Followed {
  readonly graph: Graph;
  /** The length of the shortest text that took too many steps. */
  tooLong: number;
}

/** Is the pattern found in the text? Undefined where it is not regular, or where it would take too many steps. */
export function isFound(source: string, text: string): boolean | undefined {
  let pattern = known.get(source);
  if (pattern === undefined) {
    const graph = attempt(() => graphOf(parsed(source)));
    pattern = graph === undefined ? null : { graph, tooLong: Number.POSITIVE_INFINITY };
    known.set(source, pattern);
  }
  if (pattern === null || text.length >= pattern.tooLong) return undefined;
  const found = follow(pattern.graph, text);
  if (found === undefined) pattern.tooLong = text.length;
  return found;
}

/** The states that a pattern may be in at one place of a text, each once. */
class Places {
  readonly states: number[] = [];
  readonly #marks: Uint8Array;

  constructor(size: number) {
    this.#marks = new Uint8Array(size);
  }

  has(state: number): boolean {
    return this.#marks[state] === 1;
  }

  add(state: number): void {
    if (this.#marks[state] === 1) return;
    this.#marks[state] = 1;
    this.states.push(state);
  }

  clear(): void {
    for (const state of this.states) this.#marks[state] = 0;
    this.states.length = 0;
  }
}

function follow({ nodes, start, end }: Graph, text: string): boolean | undefined {
  const chars = [...text].map((char) => char.codePointAt(0) as number);
  let [here, next] = [new Places(nodes.length), new Places(nodes.length)];
  here.add(start);
  let steps = 0;
  for (let i = 0; i <= chars.length && steps <= MAX_STEPS; i++) {
    const [before, after] = [chars[i - 1], chars[i]];
    // What a state leads to without a character is gone through as well: the list grows meanwhile.
    for (const state of here.states) {
      const { free, chars: by } = nodes[state]!;
      for (const { to, guard } of free)
        if (guard === undefined || passes(guard, guard.kind === 'behind' ? before : after)) here.add(to);
      if (after !== undefined) for (const { set, to } of by) if (set.has(after)) next.add(to);
      steps += 1 + free.length + by.length;
    }
    if (here.has(end)) return true;
    here.clear();
    [here, next] = [next, here];
  }
  return steps > MAX_STEPS ? undefined : false;
}

function passes({ set, negate }: Guard, char: Refa.Char | undefined): boolean {
  return (char !== undefined && set.has(char)) !== negate;
}
