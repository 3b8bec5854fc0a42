/** What every value of some schemas has: leaving that out of a witness need not be tried. */
import { hiddenAt } from '../node/hidden.js';
import { itemNode, memberNodes } from '../node/members.js';
import type { Node } from '../node/node.js';
import { demanded } from '../node/outline.js';
import type { Direction } from '../question.js';

/** The schemas that certainly hold at one place, and what they ask for. */
export class Owed {
  private readonly certain = new Set<Node>();
  /** The members that are never absent. */
  readonly names = new Set<string>();
  /** How many items there are at least. */
  readonly items: number;

  constructor(
    nodes: Iterable<Node>,
    private readonly direction: Direction,
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
    this.items = Math.max(0, ...[...this.certain].map((node) => node.number('minItems') ?? 0));
  }

  /** The same of a member. */
  member(name: string): Owed {
    return new Owed(
      [...this.certain].flatMap((node) => memberNodes(node, name)),
      this.direction,
    );
  }

  /** The same of an item. */
  item(index: number): Owed {
    return new Owed(
      [...this.certain].flatMap((node) => itemNode(node, index) ?? []),
      this.direction,
    );
  }
}
