/**
 * The pairs of parts that were met, and which uses which. A pair is compared once, however many operations reach it;
 * who reaches it is asked only when something in it changed.
 */
import type { Located } from '../../openapi/model.js';
import type { Direction, Step } from '../../schema/question.js';
import type { Part } from '../change/change.js';
import type { Pair } from '../change/pair.js';
import type { Found } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import type { Manner } from '../match/content/manner.js';
import { operationKey } from '../match/operations/operations.js';

/** What a node is a pair of. */
export type NodeKind = 'operation' | 'parameter' | 'requestBody' | 'response' | 'header' | 'schema';

/** What is known of the message once an edge has been taken. */
export interface MessagePart {
  readonly part?: Part;
  readonly status?: string;
  readonly mediaType?: string;
  readonly name?: string;
}

/** A composition in a schema that a reference stands under. */
export interface Composition {
  readonly pair: Pair;
  /** From the schema that holds it to the composition. */
  readonly steps: readonly Step[];
  /** Is there a keyword under which a wider part may make the whole narrower? */
  readonly mixed: boolean;
}

/**
 * Of a name of the query that another parameter wrote: a parameter that reads it now; `contested`: an object beside
 * another one that reads it as well, so that who refuses it may not be meant; `kept`: one that read it before, beside
 * who wrote it.
 */
export type ReaderOfName = 'new' | 'contested' | 'kept';

/** One pair uses another. */
export interface Edge {
  readonly from: PairNode;
  readonly to: PairNode;
  /** From the value of `from` to that of `to`; empty unless both are schemas. */
  readonly steps: readonly Step[];
  /** The part of the operation; only where `from` is an operation. */
  readonly flow?: Direction;
  /**
   * How the value is written: a parameter or header as text, a body as its media type says; typed where nothing is
   * said.
   */
  readonly written?: Manner;
  readonly message?: MessagePart;
  /**
   * Is it an answer that HTTP gives no content? What is declared of that is like a component that no operation reaches.
   */
  readonly bodiless?: boolean;
  /** Is it a header of one part of a form? No payload shows what becomes of it. */
  readonly encoded?: boolean;
  /** Is it no reference: may the value of `to` stand where that of `from` is declared, as an alternate? */
  readonly alternate?: boolean;
  /** Who reads a name of the query that another parameter wrote. */
  readonly reader?: ReaderOfName;
  /** Those that the reference stands under, from the outside in; only between schemas. */
  readonly compositions?: readonly Composition[];
}

/** A composition whose parts changed one by one, so that the whole has to be asked as well. */
export interface Check extends Composition {
  /** The changes in it. */
  readonly under: readonly Found[];
  /** Does it have to be asked, or does it pass when its parts do? */
  readonly asked: boolean;
}

/** A pair of parts. */
export class PairNode implements Pair {
  readonly found: Found[] = [];
  readonly checks: Check[] = [];
  /**
   * Of what was found: what means the same by itself, to a sender who writes only what is declared there. A composition
   * above may declare more, or turn it round. With the place that is written differently.
   */
  readonly rewritten = new Map<Found, Pair>();
  /** What means the same by itself and in every composition. */
  readonly alike = new Set<Found>();
  readonly in: Edge[] = [];
  /** Of an operation: does it differ by itself? */
  changed = false;

  constructor(
    readonly kind: NodeKind,
    readonly base: Located,
    readonly revision: Located,
    readonly operations: OperationPair | null,
  ) {}
}

/** All pairs met so far, and those still to be looked at. */
export class Graph {
  readonly #nodes = new Map<string, PairNode>();
  readonly #waiting: PairNode[] = [];

  /** The node of a pair; a new one is put in the queue. */
  node(kind: NodeKind, base: Located, revision: Located, operations: OperationPair | null = null): PairNode {
    // Two paths may share a path item, and so the place of an operation.
    const owner = operations === null ? '' : ` ${operationKey(operations.base)}`;
    // Most stand at one place in both; a pointer begins with a slash, so that the other form is told from it.
    const isOne = base.pointer === revision.pointer;
    const places = isOne ? base.pointer : `${base.pointer.length} ${base.pointer}${revision.pointer}`;
    const key = `${kind}${places}${owner}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = new PairNode(kind, base, revision, operations);
    this.#nodes.set(key, node);
    this.#waiting.push(node);
    return node;
  }

  /** Draws an edge. */
  link(edge: Edge): void {
    edge.to.in.push(edge);
  }

  /** The next node that nobody has looked at, or undefined. */
  next(): PairNode | undefined {
    return this.#waiting.pop();
  }

  /** All nodes, in the order in which they were met. */
  nodes(): Iterable<PairNode> {
    return this.#nodes.values();
  }
}
