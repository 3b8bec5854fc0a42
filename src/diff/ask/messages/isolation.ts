/** Some changes by themselves: one release as it would be if they alone were made, or taken back. */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { isCircular } from '../../../schema/node/circular.js';
import type { Side } from '../../../schema/question.js';
import type { Flag, Replaced } from '../../change/draft.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { schemaShapes } from '../../keywords.js';
import type { Written } from '../../schemas/demand/written.js';
import { isLeftOut, schemasThatHide } from '../../schemas/read/applied.js';
import { isRequired, requiredNames } from '../../schemas/read/members.js';
import { says } from '../../schemas/read/view.js';

/** Makes such releases; how one is read is remembered. */
export class Isolation {
  readonly #sources = new Map<string, Side['source']>();
  readonly #numbers = new Map<Replaced, number>();

  constructor(
    readonly documents: Documents,
    readonly written: Written,
  ) {}

  /**
   * The schema of `root` as one release says it, but for some changes, where it says what the other does; undefined
   * where the two releases cannot be mixed.
   */
  with(root: Pair, changes: readonly Replaced[], side: SideName): Side | undefined {
    const source = this.#source(changes, side);
    if (source === undefined) return undefined;
    // A component may have become what is put together of it: it would be read into itself.
    const places = [root[side].json, ...changes.map((change) => change[side].json)];
    return places.some((schema) => isCircular(schema, source)) ? undefined : { schema: root[side].json, source };
  }

  /** The receiver as it would be if nothing but one keyword of one value were as the other release says. */
  flagged(root: Pair, { place, keyword, flow }: Flag, sender: SideName): Side {
    const [mine, its] = [this.documents[sender], this.documents[otherSide[sender]]];
    const value = isLeftOut(its, place[otherSide[sender]], flow);
    const { pointer } = place[sender];
    // One of the schemas is enough to set it; taken back it is by each that the place is made of.
    const all = value ? [pointer] : [...schemasThatHide(mine, place[sender]).keys()];
    const schemas = new Set(all.map((each) => mine.at(each)));
    const own = this.written.source(mine.source);
    const turned = (schema: Json): Json =>
      schemas.has(schema) && isObject(schema) ? { ...schema, [keyword]: value } : schema;
    const read: Side['source']['read'] = (schema) => {
      const says = own.read(turned(schema));
      return isObject(says) ? withParts(says, turned) : says;
    };
    return { schema: root[sender].json, source: { ...own, read } };
  }

  #source(changes: readonly Replaced[], side: SideName): Side['source'] | undefined {
    const key = `${side} ${changes.map((change) => this.#number(change)).join(' ')}`;
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const [mine, its] = [this.documents[side], this.documents[otherSide[side]]];
    const replaced = new Map<Json, JsonObject>();
    for (const change of changes) {
      const { json, pointer } = change[side];
      // What is true or false is not known again where it is read.
      if (!isObject(json)) return undefined;
      const said = replacedBy(
        replaced.get(json) ?? says(mine, json),
        this.#saysOf(change[otherSide[side]], its),
        change,
      );
      // Words of what wraps it may have been added to the schema.
      for (const schema of [json, mine.at(pointer)]) if (isObject(schema)) replaced.set(schema, said);
    }
    const mixed = this.written.mixed(mine.source, its.source, (ref) => mine.source.resolve(ref));
    const made: Side['source'] = { ...mixed, read: (schema) => replaced.get(schema) ?? mixed.read(schema) };
    this.#sources.set(key, made);
    return made;
  }

  /** What a schema says, in words that the other release can read. */
  #saysOf({ json }: Located, document: OpenApi): JsonObject {
    const said = this.written.oneDialect ? undefined : this.written.into(json, document.source);
    return isObject(said) ? said : says(document, json);
  }

  #number(change: Replaced): number {
    const number = this.#numbers.get(change) ?? this.#numbers.size;
    this.#numbers.set(change, number);
    return number;
  }
}

/** A schema that says of what changed what another one says. */
function replacedBy(schema: JsonObject, by: JsonObject, { keywords, members, required }: Replaced): JsonObject {
  if (keywords === undefined && members === undefined && required === undefined) return by;
  const made = { ...schema };
  for (const keyword of keywords ?? []) replace(made, by, keyword);
  for (const name of members ?? []) {
    const properties = isObject(made.properties) ? { ...made.properties } : {};
    replace(properties, isObject(by.properties) ? by.properties : {}, name);
    made.properties = properties;
  }
  for (const name of required ?? []) {
    const others = requiredNames(made).filter((each) => each !== name);
    made.required = isRequired(by, name) ? [...others, name] : others;
  }
  return made;
}

function replace(schema: JsonObject, by: JsonObject, name: string): void {
  if (Object.hasOwn(by, name)) schema[name] = by[name] as Json;
  else delete schema[name];
}

/** A schema whose members are turned: what hides a member is looked for from the object around it. */
export function withParts(schema: JsonObject, turned: (part: Json) => Json): JsonObject {
  let made = schema;
  for (const keyword of ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'] as const) {
    const part = schema[keyword];
    if (part === undefined) continue;
    const parts = schemaShapes[keyword] === 'map' && isObject(part) ? Object.entries(part) : undefined;
    const some = parts === undefined ? turned(part) !== part : parts.some(([, each]) => turned(each) !== each);
    if (!some) continue;
    const its =
      parts === undefined ? turned(part) : Object.fromEntries(parts.map(([name, each]) => [name, turned(each)]));
    made = { ...made, [keyword]: its };
  }
  return made;
}
