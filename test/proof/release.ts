/**
 * A parsed OpenAPI document as the proof reads it, apart from the product: references followed by hand, schemas of 3.0 put
 * into the words of JSON Schema 2020-12, edits that leave the original as it was.
 */
import { fromPointer, isObject, type Json, type JsonObject, toPointer, valueAt } from '../../src/json.js';

/** A document; two releases share every part that was not edited, so parts can be told apart by identity. */
export class Release {
  readonly old: boolean;
  #names: Map<string, string> | undefined;

  constructor(readonly json: JsonObject) {
    this.old = String(json.openapi).startsWith('3.0');
  }

  /** The value at a pointer; throws where there is none. */
  at(pointer: string): Json {
    const found = valueAt(this.json, pointer);
    if (found === undefined) throw new Error(`nothing stands at ${pointer}`);
    return found;
  }

  /** What a local reference names, one step. */
  target(ref: string): Json {
    return this.at(this.pointerOf(ref));
  }

  /** Where a local reference leads: to a pointer, an `$anchor` or an `$id` of the document. */
  pointerOf(ref: string): string {
    if (/^#(\/|$)/.test(ref)) return decodeURIComponent(ref.slice(1));
    this.#names ??= namesIn(this.json, '', new Map());
    return this.#names.get(ref) ?? ref;
  }

  /** Follows references of anything but a schema. */
  follow(value: Json | undefined): JsonObject | undefined {
    let at = value;
    for (let step = 0; step < 50 && isObject(at) && typeof at.$ref === 'string'; step++) at = this.target(at.$ref);
    return isObject(at) ? at : undefined;
  }

  /** A release with another value at one place; undefined takes the place away. */
  with(pointer: string, value: Json | undefined): Release {
    return new Release(replaced(this.json, fromPointer(pointer), value) as JsonObject);
  }

  /** A schema in the words of 2020-12: `nullable`, exclusive flags and what stands beside a `$ref` as 3.0 means them. */
  modern(schema: JsonObject): JsonObject {
    const known = modernised.get(schema);
    if (known !== undefined) return known;
    const made = this.old ? modern(schema) : schema;
    modernised.set(schema, made);
    return made;
  }
}

const modernised = new WeakMap<JsonObject, JsonObject>();

/** What an `$anchor` or `$id` names, by the reference to it. */
function namesIn(json: Json, pointer: string, found: Map<string, string>): Map<string, string> {
  if (typeof json !== 'object' || json === null) return found;
  if (isObject(json) && typeof json.$anchor === 'string') found.set(`#${json.$anchor}`, pointer);
  if (isObject(json) && typeof json.$id === 'string') found.set(json.$id, pointer);
  for (const [name, part] of Object.entries(json)) namesIn(part, pointer + toPointer([name]), found);
  return found;
}

function replaced(json: Json, tokens: readonly string[], value: Json | undefined): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return value as Json;
  if (Array.isArray(json)) {
    const index = token === '-' ? json.length : Number(token);
    const item = rest.length === 0 ? value : replaced(json[index] as Json, rest, value);
    return [...json.slice(0, index), ...(item === undefined ? [] : [item]), ...json.slice(index + 1)];
  }
  if (!isObject(json)) throw new Error(`${token} leads into no object`);
  const made = Object.assign(Object.create(null) as JsonObject, json);
  const member = rest.length === 0 ? value : replaced(json[token] as Json, rest, value);
  if (member === undefined) delete made[token];
  else made[token] = member;
  return made;
}

/** One schema of 3.0 in words of 2020-12; its subschemas stay as they are. */
export function modern(schema: JsonObject): JsonObject {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const made: JsonObject = rest;
  if (nullable === true && made.type !== undefined) made.type = [...[made.type].flat(), 'null'] as Json;
  if (typeof exclusiveMinimum === 'number') made.exclusiveMinimum = exclusiveMinimum;
  else if (exclusiveMinimum === true) moveBound(made, 'minimum', 'exclusiveMinimum');
  if (typeof exclusiveMaximum === 'number') made.exclusiveMaximum = exclusiveMaximum;
  else if (exclusiveMaximum === true) moveBound(made, 'maximum', 'exclusiveMaximum');
  return made;
}

function moveBound(schema: JsonObject, from: string, to: string): void {
  if (schema[from] === undefined) return;
  schema[to] = schema[from];
  delete schema[from];
}
