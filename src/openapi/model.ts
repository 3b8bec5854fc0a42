/**
 * An OpenAPI document as everything above this floor reads it: operations, references and schemas, each with the place
 * where it stands. Nothing is converted ahead of use; both dialects (3.0 and 3.1) answer through the same words.
 */
import type { Json, JsonObject } from '../json.js';
import type { SchemaSource } from '../schema/question.js';

/** The two dialects. A 3.2 document that uses nothing new reads as 3.1. */
export type Dialect = '3.0' | '3.1';

/** The methods a path item may hold, in the order of the standard. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
/** One of them. */
export type Method = (typeof methods)[number];

/** A value and the JSON Pointer of the place where it really stands (after references, that of their target). */
export interface Located<Value extends Json = Json> {
  readonly json: Value;
  readonly pointer: string;
}

/**
 * An object that something uses, perhaps through references: `used` points at the place of use, `pointer` at the object itself.
 */
export interface Used extends Located<JsonObject> {
  readonly used: string;
}

/** A parameter as an operation has it. */
export interface Parameter extends Used {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
}

/** One operation of a path, a webhook or a callback; its parts are looked up when asked for. */
export interface Operation extends Located<JsonObject> {
  readonly kind: 'path' | 'webhook' | 'callback';
  /**
   * `GET /x`, `POST webhook:NAME`, or of a callback its operation's name and its own: `PUT /x callback:NAME`, then its method
   * where that is not POST, and its address where the callback has several.
   */
  readonly name: string;
  readonly method: Method;
  /** The path template; the webhook's name; the callback's expression. */
  readonly path: string;
  /** A callback's name under `callbacks`; empty for the others. */
  readonly callback: string;
  /** The operation that registers a callback; null for the others. */
  readonly parent: Operation | null;
  /** The path item, then what its `$ref` leads to: the same field stands in one of them only. */
  readonly pathItem: readonly Located<JsonObject>[];
  /**
   * Those of the operation, then those of the path item that it does not override (same place and name, a header's in any case).
   */
  parameters(): readonly Parameter[];
  requestBody(): Used | undefined;
  /** By status: `200`, `4XX`, `default`. */
  responses(): ReadonlyMap<string, Used>;
  /** The operations of its callbacks, in the order of the document. */
  callbacks(): readonly Operation[];
  /** The nearest `servers` array (operation, path item, document), or undefined. */
  servers(): Located | undefined;
  /** The nearest `security` array (operation, document), or undefined. */
  security(): Located | undefined;
}

/**
 * A checked OpenAPI document. Its references all lead somewhere and end, and every keyword has the type that the standard gives
 * it.
 */
export interface OpenApi {
  /** What messages call it: the path or name that the user gave. */
  readonly name: string;
  /**
   * The document itself. Path items and components may be parsed on first use: read only what is needed, and ask
   * {@link unchanged} before comparing one.
   */
  readonly json: JsonObject;
  readonly dialect: Dialect;
  /** `openapi` as written, such as `3.0.3`. */
  readonly openapi: string;
  /** `info.version`, or null where the document has none. */
  readonly version: string | null;
  /** The schemas, as the subsumption engine reads them. */
  readonly source: SchemaSource;
  /** The value that a JSON Pointer names, or undefined. */
  at(pointer: string): Json | undefined;
  /**
   * Where one `$ref` (or `$anchor`, or `$id`) leads, one step: the target may be a reference again. Undefined where it names
   * nothing.
   */
  locate(ref: string): Located | undefined;
  /** Follows `$ref`s from an object to the first that is none. An object without `$ref` is returned as it is. */
  resolve(place: Located): Located;
  /** The operations of `paths`, then of `webhooks`, in the order of the document; callbacks come from their operation. */
  operations(): readonly Operation[];
  /** The operations of {@link operations}, each followed by those of its callbacks. */
  everyOperation(): readonly Operation[];
  /**
   * The `$ref`s that stand anywhere inside one part, each once, in no certain order. `part` is the pointer of a path item,
   * a webhook or a component (`/paths/~1x`, `/webhooks/x`, `/components/schemas/X`), or of whatever else references lead into.
   * Data (examples, enums) is searched only where a reference leads to it.
   */
  references(part: string): readonly string[];
}
