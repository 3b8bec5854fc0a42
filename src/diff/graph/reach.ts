/** Who reaches a changed pair: the messages whose parts it is, and the operations that carry them. */
import type { Direction, Step } from '../../schema/question.js';
import type { Order } from '../change/order.js';
import type { OperationPair } from '../change/subjects.js';
import type { Manner } from '../match/content/manner.js';
import { directionOf } from '../match/operations/direction.js';
import type { Composition, Edge, MessagePart, PairNode, ReaderOfName } from './graph.js';

/** The schema of a whole message (a body, a parameter), and the way from it to the place in question. */
export interface Root {
  readonly schema: PairNode;
  readonly steps: readonly Step[];
}

/** One message that a pair is part of. */
export interface Use {
  readonly operation: OperationPair;
  /** Who sends it: of a webhook or a callback the other way round than what the operation calls its request. */
  readonly direction: Direction;
  /** How the whole value of the message is written. */
  readonly written: Manner;
  /** Does it stand in the headers of one part of a form? */
  readonly encoded: boolean;
  /** Who reads it, where another parameter wrote it. */
  readonly reader: ReaderOfName | undefined;
  /** Is it an answer that HTTP gives no content? */
  readonly bodiless: boolean;
  /** Is the pair part of it only where a child stands for its parent? `root` is the child then. */
  readonly alternate: boolean;
  /** What is known of the message: put together when it is to be shown. */
  message(): MessagePart;
  /** Null where the pair is no schema. */
  readonly root: Root | null;
}

/** A composition above a pair, as it has to be asked when parts of it changed by themselves. */
export interface Above {
  /** The node whose schema holds the composition. */
  readonly holder: PairNode;
  readonly composition: Composition;
  /** Does it have to be asked, or does it pass when its parts do? */
  readonly asked: boolean;
}

/** What lies above a pair. */
export interface Reach {
  readonly uses: readonly Use[];
  readonly above: readonly Above[];
}

/** A pair on the way up. */
interface Met {
  readonly at: PairNode;
  readonly way: Way | undefined;
  /** Does it speak of the same value? */
  readonly inPlace: boolean;
  /** Was it met before? */
  readonly again: boolean;
}

/** Follows the edges of a graph upwards; each pair is answered once, its uses in the order of their operations. */
export class Reaching {
  readonly #known = new Map<PairNode, Reach>();
  readonly #carriers = new Map<PairNode, readonly Omit<Use, 'root' | 'written'>[]>();

  constructor(readonly order: Order) {}

  /** Everything above a pair. */
  of(node: PairNode): Reach {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const reach = node.kind === 'schema' ? this.#schema(node) : { uses: this.#plain(node), above: [] };
    const at = ({ operation: { revision } }: Use): number => this.order.get(revision.name) ?? 0;
    reach.uses.sort((one, other) => at(one) - at(other));
    this.#known.set(node, reach);
    return reach;
  }

  #plain(node: PairNode): Use[] {
    return this.#carrying(node).map((carrier) => ({
      ...carrier,
      written: node.kind === 'parameter' || node.kind === 'header' ? 'text' : 'typed',
      root: null,
    }));
  }

  /** The operations that carry a part which is no schema. */
  #carrying(node: PairNode): readonly Omit<Use, 'root' | 'written'>[] {
    const known = this.#carriers.get(node);
    if (known !== undefined) return known;
    const carriers = node.in.flatMap((edge) => this.#carryingBy(edge));
    this.#carriers.set(node, carriers);
    return carriers;
  }

  /** `content`: what the edge leads to is content, which is not there where HTTP has none. */
  #carryingBy(edge: Edge, content = edge.encoded === true): readonly Omit<Use, 'root' | 'written'>[] {
    const operation = edge.from.operations;
    if (operation !== null) {
      const direction = directionOf(operation.base, edge.flow ?? 'request');
      const bodiless = edge.bodiless === true;
      const { reader, message = {} } = edge;
      return [{ operation, direction, encoded: false, reader, bodiless, alternate: false, message: () => message }];
    }
    const carriers = this.#carrying(edge.from);
    const mine = content ? carriers.filter(({ bodiless }) => !bodiless) : carriers;
    // Member by member: there may be thousands.
    return mine.map((carrier) => ({
      operation: carrier.operation,
      direction: carrier.direction,
      encoded: carrier.encoded || edge.encoded === true,
      reader: carrier.reader,
      // What is no content, such as a header, is there.
      bodiless: false,
      alternate: false,
      message: () => ({ ...carrier.message(), ...edge.message }),
    }));
  }

  #schema(node: PairNode): Reach & { readonly uses: Use[] } {
    const uses: Use[] = [];
    const above: Above[] = [];
    // A pair that was met below a part of the value may be met again as the value itself; what it composes counts then.
    const seen = new Map([[node, true]]);
    const waiting: Met[] = [{ at: node, way: undefined, inPlace: true, again: false }];
    for (const { at, way, inPlace, again } of waiting) {
      for (const edge of at.in) {
        if (edge.alternate === true) continue;
        if (edge.from.kind !== 'schema') {
          if (!again) uses.push(...this.#messages(edge, { schema: at, steps: stepsOf(way) }));
          continue;
        }
        above.push(...compositionsAbove(edge, inPlace));
        const stays = inPlace && edge.steps.length === 0;
        const known = seen.get(edge.from);
        if (known !== undefined && (known || !stays)) continue;
        seen.set(edge.from, stays);
        const to = { at: edge.from, way: further(edge.steps, way), inPlace: stays, again: known !== undefined };
        waiting.push(to);
      }
    }
    uses.push(...this.#alternates(waiting));
    return { uses, above };
  }

  /**
   * The messages of parents, whatever lies between, in which a pair that was met stands for one; not those that were
   * met.
   */
  #alternates(met: readonly Met[]): Use[] {
    const seen = new Set(met.map(({ at }) => at));
    const waiting: { at: PairNode; root: Root }[] = [];
    const follow = (edge: Edge, root: Root): void => {
      if (seen.has(edge.from)) return;
      seen.add(edge.from);
      waiting.push({ at: edge.from, root });
    };
    for (const { at, way } of met)
      for (const edge of at.in) if (edge.alternate === true) follow(edge, { schema: at, steps: stepsOf(way) });
    const uses: Use[] = [];
    for (const { at, root } of waiting)
      for (const edge of at.in) {
        if (edge.from.kind === 'schema') follow(edge, root);
        else uses.push(...this.#messages(edge, root).map((use) => ({ ...use, alternate: true })));
      }
    return uses;
  }

  #messages(edge: Edge, root: Root): Use[] {
    const written = edge.written ?? 'typed';
    return this.#carryingBy(edge, true).map(
      ({ operation, direction, encoded, reader, bodiless, alternate, message }) => ({
        operation,
        direction,
        encoded,
        reader,
        bodiless,
        alternate,
        message,
        written,
        root,
      }),
    );
  }
}

/**
 * Steps downwards. What lies above shares those that lie below: a chain of components may be long, and each of them may
 * have changed.
 */
interface Way {
  readonly step: Step;
  readonly on: Way | undefined;
}

function further(steps: readonly Step[], on: Way | undefined): Way | undefined {
  return steps.reduceRight<Way | undefined>((way, step) => ({ step, on: way }), on);
}

function stepsOf(way: Way | undefined): Step[] {
  const steps: Step[] = [];
  for (let at = way; at !== undefined; at = at.on) steps.push(at.step);
  return steps;
}

/**
 * The compositions over an edge that have to be asked by themselves: the mixed ones, and the outermost one that speaks
 * of the changed value itself, since what is closed is closed there.
 */
function compositionsAbove(edge: Edge, inPlace: boolean): Above[] {
  const compositions = edge.compositions ?? [];
  const outermost = inPlace ? compositions.find((each) => each.steps.length === edge.steps.length) : undefined;
  return compositions.map((composition) => ({
    holder: edge.from,
    composition,
    asked: composition.mixed || composition === outermost,
  }));
}
