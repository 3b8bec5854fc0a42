/**
 * Schemas that the diff writes itself (the demand of a place) and sources that read from two documents. What is written
 * here is in 2020-12 words already: the source of a document must pass it on as it is, whatever its dialect.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { SchemaSource } from '../../../schema/question.js';
import { holdsSchemas, schemaShapes } from '../../keywords.js';

/** Knows what was written. */
export class Written {
  readonly #written = new WeakSet<JsonObject>();
  readonly #sources = new Map<SchemaSource, SchemaSource>();
  readonly #mixed = new Map<SchemaSource, Map<SchemaSource, SchemaSource>>();
  readonly #translated = new Map<SchemaSource, WeakMap<JsonObject, JsonObject>>();

  /** `oneDialect`: do both documents say the same with the same words? */
  constructor(readonly oneDialect: boolean) {}

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
   * The receiver's source, except that a reference which the sender's document knows as well leads to the sender's
   * schema: what happened inside a component of that name is judged there, not at each place that uses it.
   */
  neutral(receiver: SchemaSource, sender: SchemaSource): SchemaSource {
    const bySender = remember(this.#mixed, receiver, () => new Map<SchemaSource, SchemaSource>());
    return remember(bySender, sender, () => this.mixed(receiver, sender, () => undefined));
  }

  /** The same, except for the references that lead to something of the receiver's own. */
  mixed(receiver: SchemaSource, sender: SchemaSource, own: SchemaSource['resolve']): SchemaSource {
    const its = (ref: string): Json | undefined => {
      const target = sender.resolve(ref);
      return target === undefined ? undefined : this.into(target, sender);
    };
    const resolve: SchemaSource['resolve'] = (ref) => own(ref) ?? its(ref) ?? receiver.resolve(ref);
    return this.#wrap({ resolve, nameOf: (ref) => sender.nameOf(ref) ?? receiver.nameOf(ref) }, receiver);
  }

  /**
   * A schema of one document as the other can read it: all of it written out in 2020-12 words where the dialects
   * differ.
   */
  into(schema: Json, source: SchemaSource): Json {
    if (this.oneDialect || !isObject(schema)) return schema;
    const known = remember(this.#translated, source, () => new WeakMap<JsonObject, JsonObject>());
    const before = known.get(schema);
    if (before !== undefined) return before;
    const read = source.read(schema);
    if (!isObject(read)) return read;
    const made = this.mark({ ...read });
    known.set(schema, made);
    for (const keyword of Object.keys(made)) {
      if (holdsSchemas(keyword)) made[keyword] = this.#each(made[keyword] as Json, schemaShapes[keyword], source);
    }
    return made;
  }

  #each(value: Json, shape: 'one' | 'list' | 'map', source: SchemaSource): Json {
    if (shape === 'one') return this.into(value, source);
    if (Array.isArray(value)) return value.map((part) => this.into(part, source));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.into(part, source)]));
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
