/**
 * What a receiver takes of a body whose members are texts: its schema, widened by the values whose texts it may read as
 * others that it takes. So a whole body is proved to pass, compositions and all; where nothing is known to be read, the
 * schema is as it was.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { Node } from '../../../schema/node/node.js';
import type { Direction, SchemaSource, Step } from '../../../schema/question.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import { demandKeywords } from '../../keywords.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { isLeftOut, schemasOfValue } from '../../schemas/read/applied.js';
import { requiredNames } from '../../schemas/read/members.js';
import { subschemas, within } from '../../schemas/read/view.js';
import { type Ask, type AskedSchema, withoutDocument } from '../engine.js';
import type { Form } from '../form/form.js';
import { integersOf, mayHaveExponent } from '../style/integers.js';
import { areOneKind, pick, texts } from '../style/text-schemas.js';

/** More places of one schema are not widened. */
const MAX_PLACES = 4000;

const ofObjects = ['required', 'minProperties', 'maxProperties', 'dependentRequired', 'propertyNames'];
const ofMembers = ['properties', 'patternProperties', 'additionalProperties'] as const;
const ofOthers = [...demandKeywords.number, ...demandKeywords.string, ...demandKeywords.array];
const known = new Set<string>(['type', 'enum', 'items', ...ofOthers, ...ofObjects, ...ofMembers]);

/** Kinds of numbers, the widest first, with all their texts and some of them. */
const numbers: readonly {
  readonly values: JsonObject;
  readonly texts: JsonObject;
  readonly samples: readonly string[];
}[] = [
  { values: { type: 'number' }, texts: texts.number, samples: ['0', '-10.5', '1e300', '12345678901234567890'] },
  { values: { type: 'integer' }, texts: texts.integer, samples: ['0', '-1', '12345678901234567890'] },
  { values: { type: 'integer', minimum: 0 }, texts: digits('(0|[1-9][0-9]*)'), samples: ['0', '12345678901234567890'] },
  { values: { type: 'integer', minimum: 1 }, texts: digits('[1-9][0-9]*'), samples: ['1', '12345678901234567890'] },
];

function digits(pattern: string): JsonObject {
  return { type: 'string', pattern: `^${pattern}$` };
}

/** Neither a list nor an object, in words that all dialects have. */
const single: JsonObject = { not: { anyOf: [{ type: 'array' }, { type: 'object' }] } };

/** Which parts of a value are texts. */
export type Fields = Pick<Form, 'isForm' | 'isTextAt' | 'isTextAtAny' | 'isItemAlone'>;

/** Who reads a body, and how to ask about it. */
export interface Reader {
  readonly document: OpenApi;
  readonly source: SchemaSource;
  /** How the body is written. */
  readonly form: Fields;
  readonly direction: Direction;
  readonly ask: Ask;
}

/** Widens what one release says of a body, or of a part of it. */
export class Widening {
  readonly #written = new WeakSet<JsonObject>();
  readonly #source: SchemaSource;
  readonly #numbers = new Map<string, readonly JsonObject[]>();
  #left = 0;

  constructor(readonly reader: Reader) {
    const { source } = reader;
    this.#source = {
      resolve: (ref) => source.resolve(ref),
      nameOf: (ref) => source.nameOf(ref),
      read: (schema) => (isObject(schema) && this.#written.has(schema) ? schema : source.read(schema)),
    };
  }

  /** The schema at a path of a body. */
  at(place: Located, path: readonly Step[]): AskedSchema {
    this.#left = MAX_PLACES;
    return { schema: this.#wideAt(place, path, []), source: this.#source };
  }

  /** `above`: the schemas that it stands in, none of which is met again. */
  #wideAt(place: Located, path: readonly Step[], above: readonly Json[]): Json {
    if (this.#left-- <= 0 || above.includes(place.json) || !this.reader.form.isTextAt(path)) return place.json;
    const alternatives = alternativesOf(this.reader.document, place);
    if (alternatives === null || alternatives.length === 0) return place.json;
    const isAlone = this.reader.form.isItemAlone(path) && !this.#isNamed(place);
    return this.#any(alternatives.flatMap((each) => this.#wide(each, path, [...above, place.json], isAlone)));
  }

  /** `isAlone`: is a list of one written as its item there? */
  #wide(schema: JsonObject, path: readonly Step[], above: readonly Json[], isAlone: boolean): Json[] {
    const own = this.#write(schema);
    if (Object.keys(schema).some((keyword) => !known.has(keyword))) return [own];
    if (Array.isArray(schema.enum)) {
      const values = schema.enum.filter((value) => this.#holds(own, value)).flatMap(sameText);
      return [own, ...this.#alone([{ allOf: [own, single] }, { enum: values }], isAlone), { enum: values }];
    }
    const types = [schema.type ?? []].flat();
    const others = types.flatMap((type) => this.#otherSingles(schema, String(type)));
    const parts: Json[] = [...others];
    if (types.some((type) => type !== 'array' && type !== 'object'))
      parts.push(...this.#alone([{ allOf: [own, single] }, ...others], isAlone));
    if (types.includes('array') && schema.items !== undefined) parts.push(...this.#lists(schema, path, above, isAlone));
    if (types.includes('object')) parts.push(this.#object(schema, path, above));
    return types.join() === 'object' ? parts : [own, ...parts];
  }

  /** Single values of other types whose texts are those of a type. */
  #otherSingles(schema: JsonObject, type: string): readonly JsonObject[] {
    const isBounded =
      demandKeywords.number.some((keyword) => schema[keyword] !== undefined) || schema.format !== undefined;
    switch (type) {
      case 'string':
        return this.#asStrings(pick(schema, demandKeywords.string));
      case 'integer':
      case 'number': {
        const pattern = isBounded && type === 'integer' ? integersOf(schema) : undefined;
        if (pattern !== undefined) return [{ type: 'string', pattern }];
        return isBounded ? [] : [texts[type]];
      }
      case 'boolean':
        return [texts.boolean];
      default:
        return type === 'null' ? [{ enum: [''] }] : [];
    }
  }

  /** What is no string, and has a text that is one of some strings. */
  #asStrings(limits: JsonObject): readonly JsonObject[] {
    const key = JSON.stringify(limits);
    const before = this.#numbers.get(key);
    if (before !== undefined) return before;
    const schema = this.#write({ type: 'string', ...limits });
    const takes = (text: string): boolean => this.#holds(schema, text);
    const takesAll = ({ texts: all, samples }: (typeof numbers)[number]): boolean =>
      samples.every(takes) &&
      this.reader.ask({
        sender: withoutDocument(all),
        receiver: withoutDocument(schema),
        direction: this.reader.direction,
      }).kind === 'holds';
    const widest = numbers.find(takesAll);
    const found: JsonObject[] = widest === undefined ? [] : [widest.values];
    found.push({ enum: [true, false].filter((value) => takes(String(value))) });
    // How null is written no standard says.
    if (takes('') && takes('null')) found.push({ type: 'null' });
    this.#numbers.set(key, found);
    return found;
  }

  #lists(schema: JsonObject, path: readonly Step[], above: readonly Json[], isAlone: boolean): Json[] {
    const inside = within({ json: schema, pointer: '' }, schema.items as Json, 'items');
    const items = this.#wideAt(inside, [...path, { kind: 'items', from: 0 }], above);
    const list: JsonObject = { type: 'array', ...pick(schema, demandKeywords.array) };
    const isOne = isAlone && Number(schema.minItems ?? 0) <= 1 && schema.maxItems !== 0;
    const alone = isOne ? [{ allOf: [items, single] }] : [];
    if (schema.uniqueItems !== true) return [this.#write({ ...list, items }), ...alone];
    // 1 and "1" are two items and one text: of one kind all texts are as different as the values.
    if (!areOneKind(this.reader, inside)) return alone;
    const ofKind = (type: string): Json => this.#write({ ...list, items: { allOf: [items, { type }] } });
    return [...['string', 'integer', 'boolean'].map(ofKind), ...alone];
  }

  #object(schema: JsonObject, path: readonly Step[], above: readonly Json[]): Json {
    const made: Record<string, Json> = { type: 'object', ...pick(schema, ofObjects) };
    const here: Located = { json: schema, pointer: '' };
    const mayLack = schema.minProperties === undefined && schema.dependentRequired === undefined;
    for (const keyword of ofMembers) {
      const parts = subschemas(here, schema, keyword).map(([name, part]): [string, Json] => {
        const isDeclared = keyword === 'properties';
        const steps: Step[] = [...path, isDeclared ? { kind: 'property', name } : unnamed];
        if (!isDeclared && !this.reader.form.isTextAtAny(path)) return [name, part.json];
        // What is left out keeps what says so.
        if (isLeftOut(this.reader.document, part, this.reader.direction)) return [name, part.json];
        const wide = this.#wideAt(part, steps, above);
        const isEmpty =
          isDeclared && mayLack && this.reader.form.isItemAlone(steps) && !requiredNames(schema).includes(name);
        return [name, isEmpty && this.reader.form.isForm ? { anyOf: [wide, { enum: [[]] }] } : wide];
      });
      if (schema[keyword] === undefined) continue;
      made[keyword] = keyword === 'additionalProperties' ? (parts[0]?.[1] ?? true) : Object.fromEntries(parts);
    }
    return this.#write(made);
  }

  /** A list of one, where it is written as its item. */
  #alone(items: readonly Json[], isAlone: boolean): Json[] {
    return isAlone ? [{ type: 'array', minItems: 1, maxItems: 1, items: { anyOf: [...items] } }] : [];
  }

  #any(parts: readonly Json[]): Json {
    return parts.length === 1 ? (parts[0] as Json) : { anyOf: [...parts] };
  }

  /** In XML a list may have an element of its own, and what it is called may be another name. */
  #isNamed(place: Located): boolean {
    return [...schemasOfValue(this.reader.document, place).values()].some(({ xml }) => xml !== undefined);
  }

  #holds(schema: JsonObject, value: Json): boolean {
    return ifTold(() => validAt(value, Node.of(schema, this.#source), this.reader.direction)) ?? false;
  }

  #write(schema: JsonObject): JsonObject {
    this.#written.add(schema);
    return schema;
  }
}

const unnamed: Step = { kind: 'additional', except: [], exceptPatterns: [] };

/** The values that have the text of a single one. */
function sameText(value: Json): Json[] {
  if (typeof value === 'object') return value === null ? [null, ''] : [value];
  const text = String(value);
  const number = Number(text);
  if (typeof value === 'number' && mayHaveExponent(value)) return [value];
  const typed: Json[] = text === 'true' || text === 'false' ? [text === 'true'] : [];
  return [text, ...typed, ...(text !== '' && String(number) === text && Number.isFinite(number) ? [number] : [])];
}
