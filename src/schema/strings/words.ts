/** Words of regular languages: which strings of some lengths all of them have in common. */
import type * as Refa from 'refa';
import { attempt, intersection, type Language } from './automata.js';
import { refa } from './heavy.js';
import { MAX_CHARACTER } from './thompson.js';

type State = Refa.DFA.ReadonlyNode;
type States = ReadonlySet<State>;

/** How many states may be looked at, over all lengths of words. */
const MAX_WORK = 1_000_000;

/** Words of a language, and whether they are all of it. */
export interface Words {
  readonly words: readonly string[];
  readonly complete: boolean;
}

/**
 * Words of the common language with lengths from `min` to `max`, the shortest first, at most `limit`; undefined where the
 * common automaton grows too large. No languages means all strings.
 */
export function words(languages: readonly Language[], min: number, max: number, limit: number): Words | undefined {
  const { DFA } = refa();
  return attempt(() => {
    let dfa = languages[0] ?? DFA.all({ maxCharacter: MAX_CHARACTER });
    for (const other of languages.slice(1)) dfa = intersection(dfa, other);
    return enumerate(dfa, min, max, limit);
  });
}

function enumerate(dfa: Language, min: number, max: number, limit: number): Words {
  const sources = sourcesOf(dfa);
  const found: string[] = [];
  // A word longer than this has a shorter one beside it: some state recurs on its way.
  const last = Math.min(max, min + sources.size * 3);
  const alive: States[] = [new Set(dfa.finals)];
  const skipped = { some: false };
  let work = 0;
  for (let length = 0; length <= last; length++) {
    if (length > 0) alive.push(before(alive[length - 1]!, sources));
    work += alive[length]!.size;
    if (work > MAX_WORK) return { words: found, complete: false };
    if (length < min || !alive[length]!.has(dfa.initial)) continue;
    for (const text of ofLength(dfa.initial, length, alive, skipped)) {
      if (found.length >= limit) return { words: found, complete: false };
      found.push(text);
    }
  }
  const bounded = last === max || dfa.isFinite || found.length === 0;
  return { words: found, complete: bounded && !skipped.some };
}

/** From which states each state is reached by one character. */
function sourcesOf(dfa: Language): Map<State, Set<State>> {
  const sources = new Map<State, Set<State>>();
  for (const node of dfa.nodes()) sources.set(node, new Set());
  for (const node of sources.keys()) for (const to of node.out.values()) sources.get(to)?.add(node);
  return sources;
}

/** The states from which one character leads into the given ones. */
function before(targets: States, sources: ReadonlyMap<State, States>): States {
  const found = new Set<State>();
  for (const target of targets) for (const source of sources.get(target) ?? []) found.add(source);
  return found;
}

type Steps = Iterator<readonly [char: string, to: State]>;

/** All words of one length, by the characters that come first to mind. Not recursive: words may be longer than the stack is deep. */
function* ofLength(
  start: State,
  length: number,
  alive: readonly States[],
  skipped: { some: boolean },
): Iterable<string> {
  if (length === 0) {
    yield '';
    return;
  }
  const word: string[] = [];
  const open: Steps[] = [stepsFrom(start, alive[length - 1]!, skipped)];
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const { value: step, done } = here.next();
    if (done === true) {
      open.pop();
      word.pop();
      continue;
    }
    const [char, to] = step;
    const left = length - open.length;
    if (left === 0) yield word.join('') + char;
    else {
      word.push(char);
      open.push(stepsFrom(to, alive[left - 1]!, skipped));
    }
  }
}

/** The characters that lead from a state to living ones, the liked ones first. */
function stepsFrom(node: State, living: States, skipped: { some: boolean }): Steps {
  const steps: [string, State][] = [];
  for (const [range, to] of node.out) {
    if (!living.has(to)) continue;
    const chars = typical(range.min, range.max);
    if (chars.length < range.max - range.min + 1) skipped.some = true;
    for (const char of chars) steps.push([char, to]);
  }
  return steps.sort((a, b) => rank(a[0]) - rank(b[0])).values();
}

const LIKED = 'a1A0bB2-_. /:';

/** Some characters of a range: liked ones, else its ends; surrogates never. */
function typical(min: number, max: number): string[] {
  const liked = [...LIKED].filter((char) => char.charCodeAt(0) >= min && char.charCodeAt(0) <= max);
  const ends = [min, min + 1, max].filter((code) => code <= max && !(code >= 0xd800 && code <= 0xdfff));
  return [...new Set([...liked, ...ends.map((code) => String.fromCodePoint(code))])];
}

function rank(char: string): number {
  const liked = LIKED.indexOf(char);
  const code = char.codePointAt(0) as number;
  return liked >= 0 ? liked : code >= 0x20 && code < 0x7f ? 100 + code : 1000 + code;
}
