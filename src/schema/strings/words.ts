/** Words of regular languages: which strings of some lengths all of them have in common. */
import type * as Refa from 'refa';
import { attempt, intersection, type Language } from './automata.js';
import { MAX_CHARACTER } from './deterministic.js';
import { refa } from './heavy.js';

type State = Refa.DFA.ReadonlyNode;
type States = ReadonlySet<State>;

/** How many states may be looked at, over all lengths of words. */
const MAX_WORK = 1_000_000;
/**
 * How many characters of a range are tried: a few, so that words differ in many places; more where those make too few
 * words.
 */
const CHARACTERS = [0, 40];

/** Words of a language, and whether they are all of it. */
export interface Words {
  readonly words: readonly string[];
  readonly complete: boolean;
}

/**
 * Words of the common language with lengths from `min` to `max`, the shortest first, at most `limit`; undefined where
 * the common automaton grows too large. No languages means all strings.
 */
export function words(languages: readonly Language[], min: number, max: number, limit: number): Words | undefined {
  const { DFA } = refa();
  return attempt(() => {
    let dfa = languages[0] ?? DFA.all({ maxCharacter: MAX_CHARACTER });
    for (const other of languages.slice(1)) dfa = intersection(dfa, other);
    const known = new Set<string>();
    for (const characters of CHARACTERS) {
      const found = enumerate(dfa, min, max, limit, characters);
      for (const word of found.words) known.add(word);
      if (found.complete || known.size >= limit) return { words: [...known], complete: found.complete };
    }
    return { words: [...known], complete: false };
  });
}

function enumerate(dfa: Language, min: number, max: number, limit: number, characters: number): Words {
  const sources = sourcesOf(dfa);
  const found: string[] = [];
  // A word longer than this has a shorter one beside it: some state recurs on its way.
  const last = Math.min(max, min + sources.size * 3);
  const alive: States[] = [new Set(dfa.finals)];
  const skipped = { some: hidesWords(dfa) };
  let work = 0;
  for (let length = 0; length <= last; length++) {
    if (length > 0) alive.push(before(alive[length - 1]!, sources));
    work += alive[length]!.size;
    if (work > MAX_WORK) return { words: found, complete: false };
    if (length < min || !alive[length]!.has(dfa.initial)) continue;
    for (const text of ofLength(dfa.initial, length, alive, (node, living) =>
      stepsFrom(node, living, characters, skipped),
    )) {
      if (found.length >= limit) return { words: found, complete: false };
      found.push(text);
    }
  }
  const bounded = last === max || dfa.isFinite || found.length === 0;
  return { words: found, complete: bounded && !skipped.some };
}

/** From which states each state is reached by one character that may be shown. */
function sourcesOf(dfa: Language): Map<State, Set<State>> {
  const sources = new Map<State, Set<State>>();
  for (const node of dfa.nodes()) sources.set(node, new Set());
  for (const node of sources.keys()) for (const [range, to] of node.out) if (isShown(range)) sources.get(to)?.add(node);
  return sources;
}

/** Has the range a character that may be shown? Half a pair of surrogates is none. */
function isShown({ min, max }: Refa.CharRange): boolean {
  return min < FIRST_SURROGATE || max > LAST_SURROGATE;
}

/** Has the language words with characters that are never shown? */
function hidesWords(dfa: Language): boolean {
  const reached = new Set<State>();
  for (const node of dfa.nodes()) for (const [range, to] of node.out) if (!isShown(range)) reached.add(to);
  for (const node of reached) for (const to of node.out.values()) reached.add(to);
  return [...dfa.finals].some((node) => reached.has(node));
}

/** The states from which one character leads into the given ones. */
function before(targets: States, sources: ReadonlyMap<State, States>): States {
  const found = new Set<State>();
  for (const target of targets) for (const source of sources.get(target) ?? []) found.add(source);
  return found;
}

type Steps = Iterator<readonly [char: string, to: State]>;

/**
 * All words of one length, by the characters that come first to mind. Not recursive: words may be longer than the stack
 * is deep.
 */
function* ofLength(
  start: State,
  length: number,
  alive: readonly States[],
  stepsFrom: (node: State, living: States) => Steps,
): Iterable<string> {
  if (length === 0) {
    yield '';
    return;
  }
  const word: string[] = [];
  const open: Steps[] = [stepsFrom(start, alive[length - 1]!)];
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
      open.push(stepsFrom(to, alive[left - 1]!));
    }
  }
}

/** The characters that lead from a state to living ones, the liked ones first. */
function stepsFrom(node: State, living: States, characters: number, skipped: { some: boolean }): Steps {
  const steps: [string, State][] = [];
  for (const [range, to] of node.out) {
    if (!living.has(to)) continue;
    const chars = typical(range, characters);
    if (chars.length < range.max - range.min + 1) skipped.some = true;
    for (const char of chars) steps.push([char, to]);
  }
  return steps.sort((a, b) => rank(a[0]) - rank(b[0])).values();
}

const [FIRST_SURROGATE, LAST_SURROGATE] = [0xd800, 0xdfff];
const LIKED = 'a1A0bB2-_. /:';

/** Some characters of a range: liked ones, its ends, and so many of its first ones; surrogates never. */
function typical({ min, max }: Refa.CharRange, characters: number): string[] {
  const liked = [...LIKED].filter((char) => char.charCodeAt(0) >= min && char.charCodeAt(0) <= max);
  const first = Array.from({ length: Math.max(2, characters) }, (_, i) => min + i);
  const codes = [...first, max].filter((code) => code <= max && !(code >= FIRST_SURROGATE && code <= LAST_SURROGATE));
  return [...new Set([...liked, ...codes.map((code) => String.fromCodePoint(code))])];
}

function rank(char: string): number {
  const liked = LIKED.indexOf(char);
  const code = char.codePointAt(0) as number;
  return liked >= 0 ? liked : code >= 0x20 && code < 0x7f ? 100 + code : 1000 + code;
}
