/** ajv as the tests use it: set up apart from the product's own check, with plain `$ref`s into one document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { addStandardFormats } from '../support/formats.js';
import type { Sample } from './generate.js';
import { NAMES } from './mutate.js';

type Direction = 'request' | 'response';

/**
 * How a sample is read: as the receiver does; as the sender, who writes no hidden members; or as the closed sender, for whom
 * `unevaluatedProperties: false` is added to every place (a little more than the sender is closed: fewer instances count).
 */
export type Reading = 'receiver' | 'sender' | 'closed sender';

/** Compiles the sample as ajv reads it. */
export function judge({ schema, definitions }: Sample, direction: Direction, reading: Reading): ValidateFunction {
  const engine = fresh();
  const writer = new Writer(definitions, direction === 'request' ? 'readOnly' : 'writeOnly', reading);
  const root = writer.place(schema);
  return engine.compile(typeof root === 'boolean' ? root : { ...(root as JsonObject), $defs: writer.definitions() });
}

let engine: Ajv2020 | undefined;
let compiled = 0;

/** An engine that is kept for a while: it remembers all that it compiled. */
function fresh(): Ajv2020 {
  if (engine === undefined || compiled++ % 500 === 0) {
    engine = new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false, multipleOfPrecision: 9 });
    addStandardFormats(engine);
  }
  return engine;
}

/** The members that are not demanded, each with the schema of the values for which it is not. */
type Hidden = ReadonlyMap<string, Json>;

const NOTHING: Hidden = new Map();

/** Rewrites schemas; a definition is written once for a place of its own and once for each set of hidden names. */
class Writer {
  #written = new Map<string, Json>();
  #numbers = new Map<string, number>();
  readonly #named: Readonly<Record<string, Json>>;
  readonly #flag: string;
  readonly #reading: Reading;

  constructor(named: Readonly<Record<string, Json>>, flag: string, reading: Reading) {
    this.#named = named;
    this.#flag = flag;
    this.#reading = reading;
  }

  definitions(): JsonObject {
    return Object.fromEntries(this.#written);
  }

  /** A schema at a place of its own. */
  place(schema: Json): Json {
    if (!isObject(schema)) return schema;
    const made = this.#inner(schema, this.#excuses(schema), this.#reading) as JsonObject;
    const explicit = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
    const reference = typeof schema.$ref === 'string' ? this.#named[nameOf(schema.$ref)] : undefined;
    const beyond = isObject(reference) && ('additionalProperties' in reference || 'unevaluatedProperties' in reference);
    return this.#reading === 'closed sender' && !explicit && !beyond ? { ...made, unevaluatedProperties: false } : made;
  }

  /** What alternatives hide is hidden where one of them holds that does; looked at as if all that may be hidden were. */
  #excuses(schema: JsonObject): Hidden {
    const names = [...this.#hidden(schema, new Set())];
    const all = new Map(names.map((name) => [name, true]));
    return new Map(names.map((name) => [name, this.#hiding(schema, name, all)]));
  }

  /** The values for which what applies of the schema hides the member. */
  #hiding(schema: Json | undefined, name: string, all: Hidden, passed: readonly Json[] = []): Json {
    if (!isObject(schema) || passed.includes(schema)) return false;
    if (this.#hides(schema, name)) return true;
    const met = (part: Json | undefined): Json => this.#hiding(part, name, all, [...passed, schema]);
    const under = (condition: Json, part: Json): Json => {
      const inside = met(part);
      return inside === false ? false : { allOf: [condition, inside] };
    };
    const unions = ['anyOf', 'oneOf'].flatMap((keyword) => {
      const branches = (schema[keyword] ?? []) as Json[];
      return branches.map((part) =>
        branches.length === 1 ? met(part) : under(this.#inner(part, all, 'receiver'), part),
      );
    });
    const condition = 'if' in schema ? this.#inner(schema.if as Json, NOTHING, 'receiver') : false;
    const dependents = Object.entries((schema.dependentSchemas ?? {}) as JsonObject);
    const found = [
      ...((schema.allOf ?? []) as Json[]).map(met),
      typeof schema.$ref === 'string' ? met(this.#named[nameOf(schema.$ref)]) : false,
      ...unions,
      ...('if' in schema
        ? [under(condition, schema.then ?? true), under({ not: condition }, schema.else ?? true)]
        : []),
      ...dependents.map(([other, part]) => under({ required: [other] }, part)),
    ].filter((each) => each !== false);
    if (found.includes(true)) return true;
    return found.length > 0 && { not: { not: { anyOf: found } } };
  }

  /** The names that the composition may hide, of which `properties`, patterns or the rest hide the members. */
  #hidden(schema: Json, names: Set<string>, passed = new Set<Json>()): ReadonlySet<string> {
    if (!isObject(schema) || passed.has(schema)) return names;
    passed.add(schema);
    for (const name of [...Object.keys((schema.properties ?? {}) as JsonObject), ...NAMES])
      if (this.#hides(schema, name)) names.add(name);
    const parts = IN_PLACE_LISTS.flatMap((keyword) => (schema[keyword] ?? []) as Json[]);
    const more = [schema.then, schema.else, ...Object.values((schema.dependentSchemas ?? {}) as JsonObject)] as Json[];
    for (const part of [...parts, ...more]) this.#hidden(part, names, passed);
    if (typeof schema.$ref === 'string') this.#hidden(this.#named[nameOf(schema.$ref)] as Json, names, passed);
    return names;
  }

  #hides(schema: JsonObject, name: string): boolean {
    const properties = (schema.properties ?? {}) as JsonObject;
    const own = Object.hasOwn(properties, name);
    if (own && this.#isHidden(properties[name] as Json)) return true;
    const patterns = Object.entries((schema.patternProperties ?? {}) as JsonObject);
    const members = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(name)).map(([, member]) => member);
    const rest = own || members.length > 0 ? members : [schema.additionalProperties as Json];
    return rest.some((each) => this.#isHidden(each));
  }

  #isHidden(member: Json): boolean {
    if (!isObject(member)) return false;
    return member[this.#flag] === true || ((member.allOf ?? []) as Json[]).some((part) => this.#isHidden(part));
  }

  /** A part of a composition: not closed by itself. */
  #inner(schema: Json, hidden: Hidden, reading: Reading): Json {
    if (!isObject(schema)) return schema;
    const deeper = new Writer(this.#named, this.#flag, reading);
    const place = (part: Json): Json => (reading === this.#reading ? this : this.#share(deeper)).place(part);
    const member = (part: Json): Json => (reading !== 'receiver' && this.#isHidden(part) ? false : place(part));
    const made: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === '$ref') made.$ref = this.#reference(nameOf(String(value)), hidden, reading);
      else if (keyword === 'not') made.not = this.#inner(value, NOTHING, 'receiver');
      else if (keyword === 'if') made.if = { not: { not: this.#inner(value, NOTHING, 'receiver') } };
      else if (keyword === 'then' || keyword === 'else') made[keyword] = this.#inner(value, hidden, reading);
      else if (keyword === 'allOf') made.allOf = (value as Json[]).map((part) => this.#inner(part, hidden, reading));
      else if (keyword === 'anyOf' || keyword === 'oneOf') {
        made[keyword] = (value as Json[]).map((part) => branch(this.#inner(part, hidden, reading)));
      } else if (keyword === 'dependentSchemas') continue;
      else if (keyword === 'patternProperties' || keyword === 'properties') made[keyword] = map(value, member);
      else if (keyword === 'additionalProperties') made[keyword] = member(value);
      else if (keyword === 'required') made[keyword] = (value as string[]).filter((name) => !hidden.get(name));
      else if (keyword === 'dependentRequired') {
        made[keyword] = map(value, (names) => (names as string[]).filter((name) => !hidden.get(name)));
      } else if (keyword === 'prefixItems') made[keyword] = (value as Json[]).map(place);
      else if (SUBSCHEMA.has(keyword)) made[keyword] = place(value);
      else if (!(keyword === 'format' && value === 'custom')) made[keyword] = value;
    }
    if ('if' in schema) {
      // ajv 8 counts what a condition evaluates even where it fails; so it is only looked at, and evaluates where it holds.
      const met = this.#inner(schema.if as Json, NOTHING, 'receiver');
      made.then = 'then' in made ? { allOf: [met, made.then as Json] } : met;
    }
    const dependents = Object.entries((schema.dependentSchemas ?? {}) as JsonObject).map(
      ([name, part]): Json => ({ if: { type: 'object', required: [name] }, then: this.#inner(part, hidden, reading) }),
    );
    // ajv 8 forgets what the rest of the schema evaluates where the member of a dependent schema is not there.
    const demands = [...dependents, ...perhapsDemanded(schema, hidden)];
    if (demands.length > 0) made.allOf = [...((made.allOf as Json[]) ?? []), ...demands];
    return apart(made);
  }

  #numberOf(where: Json): number {
    const text = JSON.stringify(where);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  #share(other: Writer): Writer {
    other.#written = this.#written;
    other.#numbers = this.#numbers;
    return other;
  }

  #reference(name: string, hidden: Hidden, reading: Reading): string {
    const names = [...hidden].map(([each, where]) => (where === true ? each : `${each}${this.#numberOf(where)}`));
    const key = [name, reading.split(' ')[0], ...names.sort()].join('-');
    if (!this.#written.has(key)) {
      this.#written.set(key, true);
      this.#written.set(key, this.#inner(this.#named[name] as Json, hidden, reading));
    }
    return `#/$defs/${key}`;
  }
}

/** What the schema demands of values for which nothing hides it. */
function perhapsDemanded(schema: JsonObject, hidden: Hidden): Json[] {
  const table = Object.entries((schema.dependentRequired ?? {}) as Record<string, string[]>);
  const dependent = table.flatMap(([name, needed]) => needed.map((each) => [each, name] as const));
  const own = ((schema.required ?? []) as string[]).map((name) => [name, undefined] as const);
  return [...own, ...dependent].flatMap(([name, beside]): Json[] => {
    const where = hidden.get(name) ?? false;
    if (typeof where === 'boolean') return [];
    const lacks: Json = beside === undefined ? false : { not: { type: 'object', required: [beside] } };
    return [{ anyOf: [{ required: [name] }, lacks, where] }];
  });
}

const IN_PLACE_LISTS = ['allOf', 'anyOf', 'oneOf'];

function nameOf(reference: string): string {
  return reference.slice('#/components/schemas/'.length);
}

/**
 * ajv 8 counts what the patterns of a branch evaluate even where the branch fails, unless it fails before they are looked
 * at: so the whole branch is looked at first.
 */
function branch(made: Json): Json {
  return /patternProperties|\$ref/.test(JSON.stringify(made)) ? { allOf: [{ not: { not: made } }, made] } : made;
}

/** ajv 8 takes an empty array for one that contains something when `prefixItems` stands in the same schema. */
function apart(made: JsonObject): JsonObject {
  if (!('contains' in made && 'prefixItems' in made)) return made;
  const { contains, minContains = 1, maxContains, ...rest } = made;
  const limits: JsonObject = maxContains === undefined ? { minContains } : { minContains, maxContains };
  return { ...rest, allOf: [...((rest.allOf as Json[]) ?? []), { contains: contains as Json, ...limits }] };
}

const SUBSCHEMA = new Set(['items', 'contains', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties']);

function map(value: Json, change: (part: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, part]) => [name, change(part)]));
}
