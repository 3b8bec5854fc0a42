/**
 * Thompson's construction: the automaton of one pattern. It is unanchored, and what looks at the character before or
 * after (`^`, `$`, `\b`) is a guard on a transition that costs nothing.
 */
import type * as Refa from 'refa';
import { refa } from './heavy.js';

type Tree = Refa.NoParent<Refa.Element> | Refa.NoParent<Refa.Concatenation> | Refa.NoParent<Refa.Expression>;

/** The character before, or the one after, is one of these; or there is none, or another one, where it is negated. */
interface Guard {
  readonly kind: 'behind' | 'ahead';
  readonly set: Refa.CharSet;
  readonly negate: boolean;
}

interface Node {
  readonly free: { readonly to: number; readonly guard: Guard | undefined }[];
  readonly chars: { readonly set: Refa.CharSet; readonly to: number }[];
}

/** No automaton may have more states. */
export const MAX_STATES = 3_000;
/** A class such as `\p{L}` is hundreds of ranges of characters: so many may be gone through to build one automaton. */
export const MAX_RANGES = 150_000;
/**
 * What is repeated inside of what is repeated stands in many places at once: its states take that much more time to
 * build.
 */
const MAX_WORK = 3_000_000;
/** A class of no more ranges costs no time of its own. */
const FEW_RANGES = 20;
/** How often a state may be looked at: a pattern without `^` is at many places of itself at once. */
const MAX_STEPS = 3_000_000;
/** Kinds of characters that guards tell apart. */
const MAX_KINDS = 16;
/** The last code point. */
export const MAX_CHARACTER = 0x10ffff;

/** The pattern has no automaton, or one that would take too long to build. */
export class Unsupported extends Error {}

/** The strings in which the expression is found. Throws where it is not regular, or too large. */
export function automaton(tree: Refa.NoParent<Refa.Expression>): Refa.DFA {
  return new Builder().language(tree);
}

class Builder {
  private readonly nodes: Node[] = [];
  private readonly guards: Guard[] = [];
  /** How many repetitions the tree at hand lies in, and whether any repetition lies in another. */
  private depth = 0;
  private nested = false;

  language(tree: Refa.NoParent<Refa.Expression>): Refa.DFA {
    const { CharSet, DFA } = refa();
    const every = CharSet.all(MAX_CHARACTER);
    const start = this.node();
    const end = this.node();
    this.nodes[start]!.chars.push({ set: every, to: start });
    this.nodes[end]!.chars.push({ set: every, to: end });
    this.link(start, this.tree(tree, end));
    const most = this.nested ? Math.min(MAX_STATES, Math.ceil(MAX_WORK / this.nodes.length)) : MAX_STATES;
    const factory = new DFA.LimitedNodeFactory(most);
    const steps = new Steps(this.nodes, kinds(this.guards, 'behind', every), kinds(this.guards, 'ahead', every));
    const dfa = DFA.fromTransitionIterator(steps.iterator(start, end), { maxCharacter: MAX_CHARACTER }, factory);
    dfa.minimize();
    return dfa;
  }

  private node(): number {
    if (this.nodes.length > 20_000) throw new Unsupported();
    this.nodes.push({ free: [], chars: [] });
    return this.nodes.length - 1;
  }

  private link(from: number, to: number, guard?: Guard): void {
    if (guard !== undefined) this.guards.push(guard);
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
}

/** `^` and `$`, as refa writes them, and whatever else looks at one character. */
function guardOf({ kind, negate, alternatives }: Refa.NoParent<Refa.Assertion>): Guard {
  let set = refa().CharSet.empty(MAX_CHARACTER);
  for (const { elements } of alternatives) {
    const [only, ...more] = elements;
    if (only?.type !== 'CharacterClass' || more.length > 0) throw new Unsupported();
    set = set.union(only.characters);
  }
  return { kind, negate, set };
}

/** The kinds of characters that the guards of one side tell apart. */
function kinds(guards: readonly Guard[], kind: Guard['kind'], every: Refa.CharSet): Refa.CharSet[] {
  let found = [every];
  for (const guard of guards) {
    if (guard.kind !== kind) continue;
    found = found.flatMap((chars) => [chars.intersect(guard.set), chars.without(guard.set)]);
    found = found.filter((chars) => !chars.isEmpty);
    if (found.length > MAX_KINDS) throw new Unsupported();
  }
  return found;
}

/** A kind of characters; none where no character stands there. */
type Kind = Refa.CharSet | undefined;

/** The way through the nodes. A state is a node and the kind of the character before it. */
class Steps {
  private steps = 0;
  private ranges = 0;
  private readonly width: number;

  constructor(
    private readonly nodes: readonly Node[],
    private readonly before: readonly Refa.CharSet[],
    private readonly after: readonly Refa.CharSet[],
  ) {
    this.width = before.length + 1;
  }

  iterator(start: number, end: number): Refa.TransitionIterator<number> {
    return {
      initial: start * this.width,
      getOut: (state) => this.out(state),
      isFinal: (state) => this.reach(state, undefined).has(end),
    };
  }

  private out(state: number): Map<number, Refa.CharSet> {
    const out = new Map<number, Refa.CharSet>();
    for (const after of this.after) {
      for (const at of this.reach(state, after)) {
        for (const { set, to } of this.nodes[at]!.chars) {
          const parts = this.before.map((kind) => narrowed(narrowed(set, after), kind));
          for (let i = 0; i < parts.length; i++) this.add(out, to * this.width + i + 1, parts[i] as Refa.CharSet);
        }
      }
    }
    return out;
  }

  private add(out: Map<number, Refa.CharSet>, target: number, set: Refa.CharSet): void {
    if (set.isEmpty) return;
    if (set.ranges.length > FEW_RANGES) this.ranges += set.ranges.length;
    if (this.ranges > MAX_RANGES) throw new Unsupported();
    const known = out.get(target);
    out.set(target, known === undefined ? set : known.union(set));
  }

  /** The nodes that cost nothing to get to where such a character follows. */
  private reach(state: number, after: Kind): Set<number> {
    const before: Kind = this.before[(state % this.width) - 1];
    const found = new Set<number>([Math.floor(state / this.width)]);
    for (const at of found)
      for (const { to, guard } of this.nodes[at]!.free)
        if (guard === undefined || passes(guard, guard.kind === 'behind' ? before : after)) found.add(to);
    this.steps += found.size;
    if (this.steps > MAX_STEPS) throw new Unsupported();
    return found;
  }
}

function narrowed(set: Refa.CharSet, kind: Refa.CharSet): Refa.CharSet {
  return kind.isAll ? set : set.intersect(kind);
}

function passes({ set, negate }: Guard, kind: Kind): boolean {
  return (kind !== undefined && !kind.isDisjointWith(set)) !== negate;
}
