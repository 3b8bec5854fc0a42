/**
 * Thompson's construction: the automaton of one pattern. It is unanchored, and what looks at the character before or
 * after (`^`, `$`, `\b`) is a guard on a transition that costs nothing.
 */
import type * as Refa from 'refa';
import { deterministic, type Graph, type Guard, MAX_CHARACTER, type Node, Unsupported } from './deterministic.js';
import { refa } from './heavy.js';

type Tree = Refa.NoParent<Refa.Element> | Refa.NoParent<Refa.Concatenation> | Refa.NoParent<Refa.Expression>;

/**
 * The strings in which the expression is found; with a `rest`, those of which some beginning is found so that it is all
 * that follows. Throws where it is not regular, or too large.
 */
export function automaton(tree: Refa.NoParent<Refa.Expression>, rest?: Refa.ReadonlyDFA): Refa.DFA {
  return deterministic(new Builder().graph(tree, rest));
}

/** The states of the expression. Throws where it is not regular, or too large. */
export function graphOf(tree: Refa.NoParent<Refa.Expression>): Graph {
  return new Builder().graph(tree, undefined);
}

class Builder {
  private readonly nodes: Node[] = [];
  private readonly guards: Guard[] = [];

  graph(tree: Refa.NoParent<Refa.Expression>, rest: Refa.ReadonlyDFA | undefined): Graph {
    const every = refa().CharSet.all(MAX_CHARACTER);
    const start = this.node();
    const end = this.node();
    this.nodes[start]!.chars.push({ set: every, to: start });
    this.nodes[end]!.chars.push({ set: every, to: end });
    this.link(start, this.tree(tree, rest === undefined ? end : this.embedded(rest, end)));
    return { nodes: this.nodes, guards: this.guards, start, end };
  }

  /** The first state of an automaton that reads the string to its end. */
  private embedded(rest: Refa.ReadonlyDFA, end: number): number {
    const at = new Map([...rest.nodes()].map((node) => [node, this.node()]));
    for (const [node, from] of at) {
      for (const [range, to] of node.out) {
        const set = refa().CharSet.fromRange(MAX_CHARACTER, range);
        this.nodes[from]!.chars.push({ set, to: at.get(to) as number });
      }
      if (rest.finals.has(node))
        this.link(from, end, { kind: 'ahead', set: refa().CharSet.all(MAX_CHARACTER), negate: true });
    }
    return at.get(rest.initial) as number;
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
