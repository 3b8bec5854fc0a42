/**
 * Schemas of both dialects in one set of words, those of JSON Schema 2020-12. The translation is shallow (subschemas stay
 * as they are until they are read) and remembered, so that a schema gives the same object each time.
 *
 * | written | read as |
 * |---|---|
 * | 3.0 `nullable: true` beside a `type` | that type or null; an `enum` must list null itself |
 * | 3.0 `nullable` without a `type`, 3.1 `nullable` | nothing |
 * | 3.0 `exclusiveMinimum: true` beside `minimum` | `exclusiveMinimum` with that number (the same for maximum) |
 * | 3.0 `$ref` with siblings | the `$ref` alone |
 * | 3.0 `example` | `examples` of one |
 * | `format: byte`, `contentEncoding: base64` | both |
 * | `format: binary`, `contentMediaType: application/octet-stream` without an encoding | both |
 *
 * Keywords of 2020-12 in a 3.0 document (`const`, `type` arrays, numbers as exclusive bounds) are read as they are meant.
 */
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Dialect } from './model.js';

/** The translation of one dialect. Booleans and schemas that need no translation come back as they are. */
export function reader(dialect: Dialect): (schema: Json) => Json {
  const known = new WeakMap<JsonObject, JsonObject>();
  const translate = dialect === '3.0' ? translate30 : translate31;
  return (schema) => {
    if (!isObject(schema)) return schema;
    const before = known.get(schema);
    if (before !== undefined) return before;
    const read = translate(schema);
    known.set(schema, read);
    return read;
  };
}

const has = (schema: JsonObject, keyword: string): boolean => Object.hasOwn(schema, keyword);

function translate30(schema: JsonObject): JsonObject {
  if (typeof schema.$ref === 'string' && has(schema, '$ref')) {
    return Object.keys(schema).length === 1 ? schema : { $ref: schema.$ref };
  }
  const words = binary(schema);
  const old = has(words, 'nullable') || has(words, 'example') || isFlag(words, 'Minimum') || isFlag(words, 'Maximum');
  if (!old) return words;
  const { nullable, example, ...rest } = words;
  const read: JsonObject = rest;
  if (has(words, 'nullable') && nullable === true && has(read, 'type')) read.type = withNull(read.type as Json);
  if (has(words, 'example') && !has(read, 'examples')) read.examples = [example as Json];
  exclusive(read, 'exclusiveMinimum', 'minimum');
  exclusive(read, 'exclusiveMaximum', 'maximum');
  return read;
}

function translate31(schema: JsonObject): JsonObject {
  return binary(schema);
}

const isFlag = (schema: JsonObject, bound: 'Minimum' | 'Maximum'): boolean =>
  has(schema, `exclusive${bound}`) && typeof schema[`exclusive${bound}`] === 'boolean';

function withNull(type: Json): Json {
  const types = Array.isArray(type) ? type : [type];
  return types.includes('null') ? type : [...types, 'null'];
}

/** The flag of draft 4 becomes the bound itself; without a bound beside it, it says nothing. */
function exclusive(schema: JsonObject, flag: string, bound: string): void {
  if (!has(schema, flag) || typeof schema[flag] !== 'boolean') return;
  const exclusive = schema[flag];
  delete schema[flag];
  if (!exclusive || !has(schema, bound)) return;
  schema[flag] = schema[bound] as Json;
  delete schema[bound];
}

/** Texts that stand for bytes are written by `format` in 3.0 and by the content keywords in 3.1. */
function binary(schema: JsonObject): JsonObject {
  const format = has(schema, 'format') ? schema.format : undefined;
  const encoding = has(schema, 'contentEncoding') ? schema.contentEncoding : undefined;
  const media = has(schema, 'contentMediaType') ? schema.contentMediaType : undefined;
  if (format === 'byte' && encoding === undefined) return { ...schema, contentEncoding: 'base64' };
  if (format === undefined && encoding === 'base64') return { ...schema, format: 'byte' };
  if (format === 'binary' && encoding === undefined && media === undefined) {
    return { ...schema, contentMediaType: 'application/octet-stream' };
  }
  if (format === undefined && encoding === undefined && media === 'application/octet-stream') {
    return { ...schema, format: 'binary' };
  }
  return schema;
}
