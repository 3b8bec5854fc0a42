/**
 * What was settled of places, for all proofs. Most schemas have no member that only messages of one direction have;
 * what is settled of those holds for both directions.
 */
import { hiddenAt, NONE } from '../node/hidden.js';
import type { Node } from '../node/node.js';
import type { Direction } from '../question.js';

type Table = WeakMap<Node, WeakMap<Node, boolean>>;

/** Where the sender closes the place, and where not. */
const tables: Readonly<Record<Direction, { readonly closed: Table; readonly open: Table }>> = {
  request: { closed: new WeakMap(), open: new WeakMap() },
  response: { closed: new WeakMap(), open: new WeakMap() },
};

/** The memory of one proof. */
export class Settled {
  private readonly other: Direction;
  /** How often something was met that holds for one direction alone. */
  private directed = 0;

  constructor(private readonly direction: Direction) {
    this.other = direction === 'request' ? 'response' : 'request';
  }

  /** Notes the schemas that a proof looks at; answers a mark of what was met before. */
  met(nodes: readonly Node[]): number {
    const before = this.directed;
    if (nodes.some(isDirected)) this.directed++;
    return before;
  }

  /** What is known of a place with these schemas. */
  recall(sender: Node, claim: Node, closing: boolean): boolean | undefined {
    const known = this.table(this.direction, closing).get(sender)?.get(claim);
    if (known !== undefined && this.table(this.other, closing).get(sender)?.get(claim) !== known) this.directed++;
    return known;
  }

  /** Keeps an answer; `mark` is what `met` answered when its proof began. */
  settle(sender: Node, claim: Node, closing: boolean, answer: boolean, mark: number): void {
    for (const direction of this.directed === mark ? [this.direction, this.other] : [this.direction]) {
      const table = this.table(direction, closing);
      const row = table.get(sender) ?? new WeakMap();
      table.set(sender, row.set(claim, answer));
    }
  }

  private table(direction: Direction, closing: boolean): Table {
    return closing ? tables[direction].closed : tables[direction].open;
  }
}

/** Does a message of one direction leave members out here? */
function isDirected(node: Node): boolean {
  return hiddenAt(node, 'request') !== NONE || hiddenAt(node, 'response') !== NONE;
}
