/**
 * Patterns as finite automata. A pattern is unanchored: `^` and `$` are transitions that cost nothing and stand only where
 * no character has been read, or none follows. Look-around at the start of an alternative after `^` is an intersection.
 * Whatever else is not regular has no automaton.
 */
import type * as Refa from 'refa';
import { refa } from './heavy.js';

/** A set of strings, as a deterministic automaton over code points. */
export type Language = Refa.DFA;

type Tree = Refa.NoParent<Refa.Element> | Refa.NoParent<Refa.Concatenation> | Refa.NoParent<Refa.Expression>;
type Guard = 'start' | 'end' | undefined;
interface Node {
  readonly free: { readonly to: number; readonly guard: Guard }[];
  readonly chars: { readonly set: Refa.CharSet; readonly to: number }[];
}

/** No automaton may have more states. */
const MAX_STATES = 3_000;
/** What is repeated inside of what is repeated stands in many places at once: its states take that much more time to build. */
const MAX_WORK = 3_000_000;
/** A class such as `\p{L}` is hundreds of ranges of characters: so many may be gone through to build one automaton. */
const MAX_RANGES = 150_000;
/** A class of no more ranges costs no time of its own. */
const FEW_RANGES = 20;
/** How often a state may be looked at: a pattern without `^` is at many places of itself at once. */
const MAX_STEPS = 3_000_000;
/** The last code point. */
export const MAX_CHARACTER = 0x10ffff;
const known = new Map<string, Language | null>();

class Unsupported extends Error {}

/** The strings that match the pattern (or that do not); undefined where it is not regular, or too large. */
export function language(source: string, holds: boolean): Language | undefined {
  const key = `${holds ? '+' : '-'}${source}`;
  let found = known.get(key);
  if (found === undefined) {
    found = attempt(() => build(source, holds)) ?? null;
    known.set(key, found);
  }
  return found ?? undefined;
}

/** Is the text one of those that match the pattern? Undefined where it has no automaton. */
export function hasWord(source: string, text: string): boolean | undefined {
  const words = language(source, true);
  if (words === undefined) return undefined;
  let node: Refa.DFA.Node | undefined = words.initial;
  for (const char of text) node = node?.out.get(char.codePointAt(0) as number);
  return node !== undefined && words.finals.has(node);
}

/** The strings of both; too large sooner where a state leads on by many ranges of characters (twice as many in a complement). */
export function intersection(one: Language, other: Language): Language {
  const { DFA } = refa();
  const most = Math.min(MAX_STATES, Math.ceil((2 * MAX_RANGES) / Math.max(widest(one), widest(other))));
  const both = DFA.fromIntersection(one, other, new DFA.LimitedNodeFactory(most));
  both.minimize();
  return both;
}

/** By how many ranges of characters some state leads on, at most. */
function widest(words: Language): number {
  let most = 1;
  for (const node of words.nodes()) most = Math.max(most, node.out.entryCount);
  return most;
}

/** What cannot be built, or grows too large, is undefined; anything else that goes wrong is a bug. */
export function attempt<T>(make: () => T): T | undefined {
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
  return ahead(expression) ?? new Builder().language(expression);
}

/** `^(?=..)(?!..)rest`: what each look-ahead asks of the whole string, intersected; undefined where the pattern is not of this form. */
function ahead(expression: Refa.NoParent<Refa.Expression>): Language | undefined {
  const [first, ...rest] = expression.alternatives.length === 1 ? expression.alternatives[0]!.elements : [];
  if (first?.type !== 'Assertion' || !isEdge(first) || first.kind !== 'behind' || rest[0]?.type !== 'Assertion')
    return undefined;
  const from = (elements: Refa.NoParent<Refa.Element>[]): Language =>
    new Builder().language({
      type: 'Expression',
      alternatives: [{ type: 'Concatenation', elements: [first, ...elements] }],
    });
  const looks = rest.findIndex(
    (element) => element.type !== 'Assertion' || element.kind !== 'ahead' || isEdge(element),
  );
  const count = looks < 0 ? rest.length : looks;
  let whole = from(rest.slice(count));
  for (const look of rest.slice(0, count)) {
    if (look.type !== 'Assertion') continue;
    const part = from([{ type: 'Alternation', alternatives: look.alternatives }]);
    if (look.negate) part.complement();
    whole = intersection(whole, part);
  }
  return whole;
}

/** Thompson's construction, with guards on the transitions that cost nothing. */
class Builder {
  private readonly nodes: Node[] = [];
  /** How many repetitions the tree at hand lies in, and whether any repetition lies in another. */
  private depth = 0;
  private nested = false;

  language(tree: Refa.NoParent<Refa.Expression>): Language {
    const { CharSet, DFA } = refa();
    const every = CharSet.all(MAX_CHARACTER);
    const start = this.node();
    const end = this.node();
    this.nodes[start]!.chars.push({ set: every, to: start });
    this.nodes[end]!.chars.push({ set: every, to: end });
    this.link(start, this.tree(tree, end));
    const most = this.nested ? Math.min(MAX_STATES, Math.ceil(MAX_WORK / this.nodes.length)) : MAX_STATES;
    const factory = new DFA.LimitedNodeFactory(most);
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
    if (this.depth > 0 && tree.max !== tree.min) this.nested = true;
    const once = (to: number): number => {
      const from = this.node();
      this.depth += tree.max > 1 ? 1 : 0;
      for (const alternative of tree.alternatives) this.link(from, this.tree(alternative, to));
      this.depth -= tree.max > 1 ? 1 : 0;
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
    let steps = 0;
    let ranges = 0;
    const reach = (state: number, ended: boolean): Set<number> => {
      const begun = (state & 1) === 1;
      const found = new Set<number>([state >> 1]);
      for (const at of found) {
        for (const { to, guard } of this.nodes[at]!.free) {
          if ((guard === 'start' && begun) || (guard === 'end' && !ended)) continue;
          found.add(to);
        }
      }
      steps += found.size;
      if (steps > MAX_STEPS) throw new Unsupported();
      return found;
    };
    return {
      initial: start << 1,
      getOut: (state) => {
        const out = new Map<number, Refa.CharSet>();
        for (const at of reach(state, false)) {
          for (const { set, to } of this.nodes[at]!.chars) {
            if (set.ranges.length > FEW_RANGES) ranges += set.ranges.length;
            if (ranges > MAX_RANGES) throw new Unsupported();
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
  if (!isEdge(tree)) throw new Unsupported();
  return tree.kind === 'behind' ? 'start' : 'end';
}

function isEdge(tree: Refa.NoParent<Refa.Assertion>): boolean {
  const only = tree.alternatives.length === 1 ? tree.alternatives[0]!.elements : [];
  const one = only.length === 1 ? only[0] : undefined;
  return tree.negate && one?.type === 'CharacterClass' && one.characters.isAll;
}
