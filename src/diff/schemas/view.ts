/** How the diff reads one schema: in 2020-12 words whatever the dialect, with subschemas located. */
import { isObject, type Json, type JsonObject, member, toPointer } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { SchemaSource } from '../../schema/question.js';
import { isAnnotation, type SchemaKeyword, schemaShapes } from '../keywords.js';

const nothing: JsonObject = { not: {} };
const anything: JsonObject = {};

/** The keywords of a schema in 2020-12 words; booleans as the objects that mean the same. */
export function says(document: OpenApi, schema: Json): JsonObject {
  const read = document.source.read(schema);
  if (isObject(read)) return read;
  return read === false ? nothing : anything;
}

/** The `$ref` of a schema that is nothing else but words, or undefined. */
export function bareReference(schema: JsonObject): string | undefined {
  const ref = schema.$ref;
  if (typeof ref !== 'string') return undefined;
  for (const keyword in schema) if (keyword !== '$ref' && !isAnnotation(keyword)) return undefined;
  return ref;
}

/** The only part of an `allOf` beside which nothing but words is said, with those words; or undefined. */
export function onlyPart(schema: JsonObject, pointer: string): Located | undefined {
  const parts = schema.allOf;
  if (!Array.isArray(parts) || parts.length !== 1) return undefined;
  const words: [string, Json][] = [];
  for (const keyword of Object.keys(schema)) {
    if (keyword === 'allOf') continue;
    if (!isAnnotation(keyword)) return undefined;
    words.push([keyword, schema[keyword] as Json]);
  }
  const part = parts[0] as Json;
  const json = isObject(part) && words.length > 0 ? { ...part, ...Object.fromEntries(words) } : part;
  return { json, pointer: `${pointer}/allOf/0` };
}

/** A place as an object; one that holds something else says nothing. */
export function objectOf({ json, pointer }: Located): Located<JsonObject> {
  return { json: isObject(json) ? json : {}, pointer };
}

/** The schema of a media type, or of a parameter; without one, anything goes. */
export function bodySchema(media: Located<JsonObject>): Located {
  const schema = member(media.json, 'schema');
  return schema === undefined
    ? { json: true, pointer: media.pointer }
    : { json: schema, pointer: `${media.pointer}/schema` };
}

/** A part of a located value, by its reference tokens. */
export function within(place: Located, json: Json, ...tokens: (string | number)[]): Located {
  return { json, pointer: place.pointer + toPointer(tokens) };
}

/** The schemas that one keyword holds, by name or index (`''` for a single one). */
export function subschemas(place: Located, keywords: JsonObject, keyword: SchemaKeyword): [string, Located][] {
  const value = keywords[keyword];
  switch (schemaShapes[keyword]) {
    case 'one':
      return value === undefined ? [] : [['', within(place, value, keyword)]];
    case 'list':
      return Array.isArray(value) ? value.map((part, i) => [String(i), within(place, part, keyword, i)]) : [];
    case 'map':
      return isObject(value)
        ? Object.keys(value).map((name) => [name, within(place, value[name] as Json, keyword, name)])
        : [];
  }
}

/** Where a `$ref` leads, one step. The document was checked, so it leads somewhere. */
export function follow(document: OpenApi, ref: string): Located {
  const target = document.locate(ref);
  if (target === undefined) throw new Error(`${document.name}: a checked reference leads nowhere: ${ref}`);
  return target;
}

/**
 * Schemas that the diff writes itself (the demand of a place), already in 2020-12 words: the source of the document
 * must pass them on as they are, whatever its dialect.
 */
export class Written {
  readonly #written = new WeakSet<JsonObject>();
  readonly #sources = new Map<SchemaSource, SchemaSource>();
  readonly #mixed = new Map<SchemaSource, Map<SchemaSource, SchemaSource>>();

  /** Marks a schema as written here. */
  mark(schema: JsonObject): JsonObject {
    this.#written.add(schema);
    return schema;
  }

  /** The document's source, which also passes on what is written here. */
  source(source: SchemaSource): SchemaSource {
    return remember(this.#sources, source, () => this.#wrap(source, source));
  }

  /**
   * The receiver's source, except that a reference which the sender's document knows as well leads to the sender's schema:
   * what happened inside a component of that name is judged there, not at each place that uses it.
   */
  neutral(receiver: SchemaSource, sender: SchemaSource): SchemaSource {
    const bySender = remember(this.#mixed, receiver, () => new Map<SchemaSource, SchemaSource>());
    return remember(bySender, sender, () => this.mixed(receiver, sender, () => undefined));
  }

  /** The same, except for the references that lead to something of the receiver's own. */
  mixed(receiver: SchemaSource, sender: SchemaSource, own: SchemaSource['resolve']): SchemaSource {
    const resolve: SchemaSource['resolve'] = (ref) => own(ref) ?? sender.resolve(ref) ?? receiver.resolve(ref);
    return this.#wrap({ resolve, nameOf: (ref) => sender.nameOf(ref) ?? receiver.nameOf(ref) }, receiver);
  }

  #wrap(names: Pick<SchemaSource, 'resolve' | 'nameOf'>, source: SchemaSource): SchemaSource {
    return {
      resolve: (ref) => names.resolve(ref),
      nameOf: (ref) => names.nameOf(ref),
      read: (schema) => (isObject(schema) && this.#written.has(schema) ? schema : source.read(schema)),
    };
  }
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
