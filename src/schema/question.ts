/**
 * The one question of the engine and its three answers. Everything above this floor (operations, rules, reports) speaks
 * these types; everything below them decides.
 */
import type { Json } from '../json.js';

/**
 * Where a message travels: `request` from client to server, `response` from server to client (readOnly and writeOnly
 * depend on it).
 */
export type Direction = 'request' | 'response';

/** The schemas of one document, as the engine reads them. */
export interface SchemaSource {
  /** The schema that a local `$ref` (such as `#/components/schemas/Job`) names, or undefined when it names nothing. */
  resolve(ref: string): Json | undefined;
  /**
   * The name under which that schema stands (`Job`), however the reference is written; to a discriminator it is a
   * value.
   */
  nameOf(ref: string): string | undefined;
  /**
   * One schema (boolean or object) in the words of JSON Schema 2020-12, as OpenAPI 3.1 uses them. A 3.1 document gives
   * the schema itself; a 3.0 document a shallow translation, the same object each time, whose subschemas are still
   * untranslated.
   */
  read(schema: Json): Json;
}

/** A schema in its document. */
export interface Side {
  readonly schema: Json;
  readonly source: SchemaSource;
}

/** A step from a value to a part of it; a path of steps leads from the whole message to the place in question. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  /** Some member whose name the pattern (ECMA-262, `u`) matches. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Some member that neither `properties` nor `patternProperties` of the schema at hand names. */
  | { readonly kind: 'additional'; readonly except: readonly string[]; readonly exceptPatterns: readonly string[] }
  /** Some item from an index on: 0 for `items`, the length of `prefixItems` where there is one. */
  | { readonly kind: 'items'; readonly from: number }
  | { readonly kind: 'item'; readonly index: number }
  /** The name of some member (`propertyNames`). */
  | { readonly kind: 'name' };

/** Does the receiver hold everything that the sender may write? */
export interface Question {
  readonly sender: Side;
  readonly receiver: Side;
  readonly direction: Direction;
  /**
   * Narrows the question to one place: is there a message whose part at `path` the schema `receiver` (of the receiver's
   * document) rejects? The witness is still a whole message, valid for `sender` and invalid for the question's
   * `receiver`. `within`: the schema of the sender's document that stands so many of the steps away, through which
   * messages are looked for first where unions are on the way.
   */
  readonly at?: {
    readonly path: readonly Step[];
    readonly receiver: Json;
    readonly within?: { readonly schema: Json; readonly steps: number };
  };
  /** Another receiver, which must reject the message as well. */
  readonly also?: Side;
  /** Another one, which must take it. */
  readonly but?: Side;
}

/**
 * The receiver holds all of it; or a message it rejects; or neither could be proved, with the reason (one sentence, no
 * full stop).
 */
export type Answer =
  | { readonly kind: 'holds' }
  /** `payload` is the whole message, `at` a JSON Pointer into it to the member that the receiver refuses. */
  | { readonly kind: 'fails'; readonly payload: Json; readonly at: string }
  | { readonly kind: 'unproven'; readonly reason: string };
