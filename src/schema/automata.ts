/**
 * Patterns as finite automata. A pattern is unanchored: `^` and `$` are transitions that cost nothing and stand only where
 * no character has been read, or none follows. Look-around at the start of an alternative after `^` is an intersection.
 * Whatever else is not regular has no automaton.
 */
import type * as Refa from 'refa';
import { refa } from './heavy.js';

/** A set of strings, as a deterministic automaton over code points. */
export type Language = Refa.DFA;

/** Words of a language, and whether they are all of it. */
export interface Words {
  readonly words: readonly string[];
  readonly complete: boolean;
}

type Tree = Refa.NoParent<Refa.Element> | Refa.NoParent<Refa.Concatenation> | Refa.NoParent<Refa.Expression>;
type Guard = 'start' | 'end' | undefined;
interface Node {
  readonly free: { readonly to: number; readonly guard: Guard }[];
  readonly chars: { readonly set: Refa.CharSet; readonly to: number }[];
}

const MAX_STATES = 3_000;
const MAX_CHARACTER = 0x10ffff;
const known = new Map<string, Language | null>();

class Unsupported extends Error {}

/** The strings that match the pattern (or that do not); undefined where it is not regular, or too large. */
export function language(source: string, holds: boolean): Language | undefined {
  const key = `${holds ? '+' : '-'}${source}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = attempt(() => build(source, holds)) ?? null));
  return found ?? undefined;
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    const large = error instanceof refa().TooManyNodesError || error instanceof refa().MaxCharacterError;
    if (large || error instanceof Unsupported || error instanceof SyntaxError) return undefined;
    if (error instanceof Error && /backreference/i.test(error.message)) return undefined;
    throw error;
  }
}

function build(source: string, holds: boolean): Language {
  if (!holds) {
    const positive = language(source, true);
    if (positive === undefined) throw new Unsupported();
    const negative = positive.copy();
    negative.complement();
    negative.minimize();
    return negative;
  }
  const { JS } = refa();
  const parser = JS.Parser.fromLiteral({ source, flags: 'u' });
  const { expression } = parser.parse({ assertions: 'parse', backreferences: 'throw', maxNodes: 20_000 });
  return new Builder().language(expression);
}

/** Thompson's construction, with guards on the transitions that cost nothing. */
class Builder {
  private readonly nodes: Node[] = [];

  language(tree: Refa.NoParent<Refa.Expression>): Language {
    const { CharSet, DFA } = refa();
    const every = CharSet.all(MAX_CHARACTER);
    const start = this.node();
    const end = this.node();
    this.nodes[start]!.chars.push({ set: every, to: start });
    this.nodes[end]!.chars.push({ set: every, to: end });
    this.link(start, this.tree(tree, end));
    const factory = new DFA.LimitedNodeFactory(MAX_STATES);
    const iterator = this.iterator(start, end);
    const dfa = DFA.fromTransitionIterator(iterator, { maxCharacter: MAX_CHARACTER }, factory);
    dfa.minimize();
    return dfa;
  }

  private node(): number {
    if (this.nodes.length > 20_000) throw new Unsupported();
    this.nodes.push({ free: [], chars: [] });
    return this.nodes.length - 1;
  }

  private link(from: number, to: number, guard?: Guard): void {
    this.nodes[from]!.free.push({ to, guard });
  }

  /** The state from which the tree leads to `next`. */
  private tree(tree: Tree, next: number): number {
    switch (tree.type) {
      case 'Expression':
      case 'Alternation': {
        const from = this.node();
        for (const alternative of tree.alternatives) this.link(from, this.tree(alternative, next));
        return from;
      }
      case 'Concatenation':
        return tree.elements.reduceRight<number>((to, element) => this.tree(element, to), next);
      case 'CharacterClass': {
        const from = this.node();
        this.nodes[from]!.chars.push({ set: tree.characters, to: next });
        return from;
      }
      case 'Quantifier':
        return this.quantifier(tree, next);
      case 'Assertion': {
        const from = this.node();
        this.link(from, next, guardOf(tree));
        return from;
      }
      default:
        throw new Unsupported();
    }
  }

  private quantifier(tree: Refa.NoParent<Refa.Quantifier>, next: number): number {
    const once = (to: number): number => {
      const from = this.node();
      for (const alternative of tree.alternatives) this.link(from, this.tree(alternative, to));
      return from;
    };
    let to = next;
    if (tree.max === Number.POSITIVE_INFINITY) {
      const loop = this.node();
      this.link(loop, next);
      this.link(loop, once(loop));
      to = loop;
    } else {
      for (let i = tree.min; i < tree.max; i++) {
        const optional = this.node();
        this.link(optional, next);
        this.link(optional, once(to));
        to = optional;
      }
    }
    for (let i = 0; i < tree.min; i++) to = once(to);
    return to;
  }

  /** States are numbered twice: before the first character and after it. */
  private iterator(start: number, end: number): Refa.TransitionIterator<number> {
    const reach = (state: number, ended: boolean): Set<number> => {
      const begun = (state & 1) === 1;
      const found = new Set<number>([state >> 1]);
      for (const at of found) {
        for (const { to, guard } of this.nodes[at]!.free) {
          if ((guard === 'start' && begun) || (guard === 'end' && !ended)) continue;
          found.add(to);
        }
      }
      return found;
    };
    return {
      initial: start << 1,
      getOut: (state) => {
        const out = new Map<number, Refa.CharSet>();
        for (const at of reach(state, false)) {
          for (const { set, to } of this.nodes[at]!.chars) {
            const target = (to << 1) | 1;
            const before = out.get(target);
            out.set(target, before === undefined ? set : before.union(set));
          }
        }
        return out;
      },
      isFinal: (state) => reach(state, true).has(end),
    };
  }
}

/** `^` and `$` as refa writes them: no character before, no character after. */
function guardOf(tree: Refa.NoParent<Refa.Assertion>): Guard {
  const only = tree.alternatives.length === 1 ? tree.alternatives[0]!.elements : [];
  const one = only.length === 1 ? only[0] : undefined;
  if (!tree.negate || one?.type !== 'CharacterClass' || !one.characters.isAll) throw new Unsupported();
  return tree.kind === 'behind' ? 'start' : 'end';
}

/**
 * Words of the common language with lengths from `min` to `max`, the shortest first, at most `limit`; undefined where the
 * common automaton grows too large. No languages means all strings.
 */
export function words(languages: readonly Language[], min: number, max: number, limit: number): Words | undefined {
  const { DFA } = refa();
  return attempt(() => {
    let dfa = languages[0] ?? DFA.all({ maxCharacter: MAX_CHARACTER });
    for (const other of languages.slice(1)) {
      dfa = DFA.fromIntersection(dfa, other, new DFA.LimitedNodeFactory(MAX_STATES));
      dfa.minimize();
    }
    return enumerate(dfa, min, max, limit);
  });
}

function enumerate(dfa: Language, min: number, max: number, limit: number): Words {
  const nodes = [...dfa.nodes()];
  const found: string[] = [];
  // A word longer than this has a shorter one beside it: some state recurs on its way.
  const last = Math.min(max, min + nodes.length * 3);
  const alive: Set<Refa.DFA.ReadonlyNode>[] = [new Set(dfa.finals)];
  const skipped = { some: false };
  for (let length = 0; length <= last; length++) {
    if (length > 0) {
      const before = alive[length - 1]!;
      alive.push(new Set(nodes.filter((node) => [...node.out.values()].some((to) => before.has(to)))));
    }
    if (length < min || !alive[length]!.has(dfa.initial)) continue;
    for (const text of ofLength(dfa.initial, length, alive, skipped)) {
      if (found.length >= limit) return { words: found, complete: false };
      found.push(text);
    }
  }
  const bounded = last === max || dfa.isFinite || found.length === 0;
  return { words: found, complete: bounded && !skipped.some };
}

/** All words of one length, by the characters that come first to mind. */
function* ofLength(
  node: Refa.DFA.ReadonlyNode,
  length: number,
  alive: readonly Set<Refa.DFA.ReadonlyNode>[],
  skipped: { some: boolean },
): Iterable<string> {
  if (length === 0) {
    yield '';
    return;
  }
  const steps: [string, Refa.DFA.ReadonlyNode][] = [];
  for (const [range, to] of node.out) {
    if (!alive[length - 1]!.has(to)) continue;
    const chars = typical(range.min, range.max);
    if (chars.length < range.max - range.min + 1) skipped.some = true;
    for (const char of chars) steps.push([char, to]);
  }
  steps.sort((a, b) => rank(a[0]) - rank(b[0]));
  for (const [char, to] of steps) for (const rest of ofLength(to, length - 1, alive, skipped)) yield char + rest;
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
