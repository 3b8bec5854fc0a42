/** What every value of some schemas has: leaving that out of a witness need not be tried. */
import { hiddenAt } from '../node/hidden.js';
import { itemNode, memberNodes } from '../node/members.js';
import type { Node } from '../node/node.js';
import { demanded } from '../node/outline.js';
import type { Direction, Step } from '../question.js';

/** The schemas that certainly hold at one place, and what they ask for. */
export class Owed {
  private readonly certain = new Set<Node>();
  /** The members that are never absent. */
  readonly names = new Set<string>();
  /** How many members there are at least. */
  readonly members: number;
  /** How many items there are at least. */
  readonly items: number;

  /** `way`: the steps to a part that has to be there. */
  constructor(
    nodes: Iterable<Node>,
    private readonly direction: Direction,
    private readonly way: readonly Step[] = [],
  ) {
    for (const node of nodes) {
      const hidden = hiddenAt(node, direction).names;
      for (const name of demanded(node)) if (!hidden.has(name)) this.names.add(name);
      this.certain.add(node);
    }
    for (const node of this.certain) {
      const target = node.target();
      if (target !== undefined) this.certain.add(target);
      for (const part of node.list('allOf')) this.certain.add(part);
    }
    const [step] = way;
    if (step?.kind === 'property') this.names.add(step.name);
    const least = (keyword: string): number[] => [...this.certain].map((node) => node.number(keyword) ?? 0);
    this.members = Math.max(0, ...least('minProperties'));
    this.items = Math.max(step?.kind === 'item' ? step.index + 1 : 0, ...least('minItems'));
  }

  /** The same of a member. */
  member(name: string): Owed {
    return new Owed(
      [...this.certain].flatMap((node) => memberNodes(node, name)),
      this.direction,
      this.after((step) => step.kind === 'property' && step.name === name),
    );
  }

  /** The same of an item. */
  item(index: number): Owed {
    return new Owed(
      [...this.certain].flatMap((node) => itemNode(node, index) ?? []),
      this.direction,
      this.after((step) => step.kind === 'item' && step.index === index),
    );
  }

  /** The way on from a part, where it leads there. */
  private after(leadsThere: (step: Step) => boolean): readonly Step[] {
    const [step, ...others] = this.way;
    return step !== undefined && leadsThere(step) ? others : [];
  }
}
