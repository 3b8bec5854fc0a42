/** Rewrites one schema of a release as plain JSON Schema 2020-12, as the sender (closed) or the receiver (open) reads it. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { chosen } from './chosen.js';
import { isHidden } from './left-out.js';
import type { Release } from './release.js';
import { spokenOf } from './spoken.js';
import type { Direction } from './words.js';

/** Names that a direction leaves out at a place, each with the schema of the values for which it does. */
type Hidden = ReadonlyMap<string, Json>;

const nothing: Hidden = new Map();
const ONE_INSIDE = new Set([
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const NAMED_INSIDE = new Set(['properties', 'patternProperties']);
const DATA = new Set(
  'type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength maxItems minItems uniqueItems maxContains minContains maxProperties minProperties'.split(
    ' ',
  ),
);
const FORMATS = new Set(
  'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer int32 int64 float'.split(
    ' ',
  ),
);

/** One rewriting: the schema, and the definitions that its composition refers to. */
export class Rewriting {
  /** What the references that were written out led to. */
  readonly uses = new Map<string, Json>();
  readonly #definitions = new Map<string, { name: string; json: Json }>();
  /** Schemas that are closed elsewhere, together with others, and the names that are hidden there. */
  readonly #open = new Map<JsonObject, Hidden>();

  #copying = false;

  /** `later` gives the reference of a member or an item a number: what it leads to is compiled when a value gets there. */
  constructor(
    readonly release: Release,
    readonly direction: Direction,
    readonly closed: boolean,
    readonly later: (ref: string) => number,
  ) {}

  /** The whole: a schema at a place of its own, with its definitions. */
  document(schema: Json): JsonObject {
    const root = this.#place(schema);
    const $defs = Object.fromEntries([...this.#definitions.values()].map(({ name, json }) => [name, json]));
    return { allOf: [root], $defs };
  }

  /** A schema at a place of its own: names are hidden and the sender is closed here, once for the whole composition. */
  #place(schema: Json): Json {
    if (!isObject(schema)) return schema;
    const names = this.#excuses(schema);
    const together = this.closed ? this.#together(schema) : [];
    const made = this.#part(schema, names, true);
    if (!this.closed || !isObject(made)) return made;
    const shut: JsonObject = this.#declares(schema, new Set()) ? { unevaluatedProperties: false } : {};
    return { allOf: [made, this.#unwritten(schema), ...together], ...shut };
  }

  /** A member or items that several schemas of one value speak of are one place, closed once for all of them. */
  #together(schema: Json): JsonObject[] {
    const groups = spokenOf(this.#certain(schema));
    const shared = groups.filter(({ parts }) => parts.length > 1 && parts.every(isObject));
    const opened = new Set(shared.flatMap(({ parts }) => parts));
    for (const { parts } of shared) {
      const names = this.#excuses({ allOf: [...parts] });
      for (const part of parts) this.#open.set(part as JsonObject, names);
    }
    // What is opened for some names is closed by itself for the others.
    const alone = groups.filter(({ parts: [part, other] }) => other === undefined && part && opened.has(part));
    return [...shared, ...alone].map(({ parts, at }) =>
      at(this.#place(parts.length > 1 ? { allOf: [...parts] } : (parts[0] as Json))),
    );
  }

  /** What alternatives hide is hidden where one of them holds that does; looked at as if all that may be hidden were. */
  #excuses(schema: JsonObject): Hidden {
    const names = new Set<string>();
    this.#hide(schema, names, new Set(), true);
    const byPattern = this.#hiddenByPattern(schema).map(([name]): [string, Json] => [name, true]);
    const all = new Map([...names].map((name): [string, Json] => [name, true]).concat(byPattern));
    return new Map([
      ...[...names].map((name): [string, Json] => [name, this.#hiding(schema, name, all)]),
      ...byPattern,
    ]);
  }

  /** The values for which what applies of the schema hides the member. */
  #hiding(schema: Json | undefined, name: string, all: Hidden, above: readonly Json[] = []): Json {
    if (!isObject(schema) || above.includes(schema)) return false;
    const from = this.release.modern(schema);
    const own = entries(from.properties).find(([each]) => each === name);
    if (own !== undefined && isHidden(this.release, own[1], this.direction)) return true;
    const met = (part: Json | undefined): Json => this.#hiding(part, name, all, [...above, schema]);
    const under = (condition: () => Json, part: Json | undefined): Json => {
      const inside = met(part);
      return inside !== false && { allOf: [condition(), inside] };
    };
    const found = [
      ...this.#certainOf(from).map(met),
      ...[from.anyOf, from.oneOf].flatMap((list) => {
        const branches = (list ?? []) as Json[];
        if (branches.length < 2) return [];
        const held = branches.map((part) => under(() => this.#part(part, all), part));
        return held.every((each) => each === false) ? [] : chosen(this.release, held, branches, from.discriminator);
      }),
      under(() => this.#part(from.if as Json, nothing), from.if && from.then),
      under(() => ({ not: this.#part(from.if as Json, nothing) }), from.if && from.else),
      ...entries(from.dependentSchemas).map(([other, part]) => under(() => ({ required: [other] }), part)),
    ].filter((each) => each !== false);
    return found.includes(true) || (found.length > 0 && { not: { not: { anyOf: found } } });
  }

  /** The parts of a schema that hold wherever it does; a union of one branch is the branch. */
  #certainOf(from: JsonObject): Json[] {
    const single = [from.anyOf, from.oneOf].flatMap((list) => (Array.isArray(list) && list.length === 1 ? list : []));
    const target = typeof from.$ref === 'string' ? [this.release.target(from.$ref)] : [];
    return [...target, ...((from.allOf as Json[] | undefined) ?? []), ...single];
  }

  /** What every value of a schema is subject to. */
  #certain(schema: Json): JsonObject[] {
    const met = new Set<Json>();
    const waiting = [schema];
    for (const next of waiting) {
      if (!isObject(next) || met.has(next)) continue;
      met.add(next);
      const from = this.release.modern(next);
      if (typeof from.$ref === 'string') waiting.push(this.release.target(from.$ref));
      if (Array.isArray(from.allOf)) waiting.push(...from.allOf);
    }
    return [...met].map((each) => this.release.modern(each as JsonObject));
  }

  /** What the sender leaves out whichever branch it follows; what only a branch hides is left out with that branch. */
  #unwritten(schema: Json): JsonObject {
    const names = new Set<string>();
    if (this.closed) this.#hide(schema, names, new Set(), false);
    const patterns = this.closed ? this.#hiddenByPattern(schema).map(([, pattern]) => ({ pattern })) : [];
    const left = [...(names.size > 0 ? [{ enum: [...names] }] : []), ...patterns];
    return left.length > 0 ? { propertyNames: { not: { anyOf: left } } } : {};
  }

  /** What the schema itself demands of members without a schema of their own that are left out, each with a pattern of such. */
  #hiddenByPattern(schema: Json): [string, string][] {
    const from = isObject(schema) ? this.release.modern(schema) : {};
    const beside = entries(from.dependentRequired).flatMap(([, names]) => names as string[]);
    const demanded = [...new Set([...((from.required ?? []) as string[]), ...beside])];
    const matching = (pattern: string): string[] => demanded.filter((name) => new RegExp(pattern, 'u').test(name));
    const patterns = entries(from.patternProperties);
    const hidden = patterns
      .filter(([, part]) => isHidden(this.release, part, this.direction))
      .flatMap(([pattern]) => matching(pattern).map((name): [string, string] => [name, pattern]));
    if (!isHidden(this.release, from.additionalProperties ?? true, this.direction)) return hidden;
    const known = new Set([
      ...entries(from.properties).map(([name]) => name),
      ...patterns.flatMap(([p]) => matching(p)),
    ]);
    const others = demanded.filter((name) => !known.has(name));
    return [...hidden, ...others.map((name): [string, string] => [name, `^${name.replace(/\W/g, '.')}$`])];
  }

  /** A place inside a value: behind a bare reference it waits. */
  #inside(schema: Json): Json {
    if (!isObject(schema)) return schema;
    const names = this.#open.get(schema);
    if (names !== undefined) return this.#part(schema, names);
    const modern = this.release.modern(schema);
    if (typeof modern.$ref !== 'string' || Object.keys(modern).length > 1) return this.#place(schema);
    return { place: this.later(modern.$ref) };
  }

  /** A part of a composition. `alone`: nothing that holds together with it declares a member. */
  #part(schema: Json, hidden: Hidden, alone = false): Json {
    if (!isObject(schema)) return schema;
    const from = this.release.modern(schema);
    const made: JsonObject = {};
    for (const [keyword, value] of Object.entries(from)) {
      const { [keyword]: _, ...others } = from;
      // What the schema says of unevaluated members it means.
      const isOpen = alone && from.unevaluatedProperties === undefined && !this.#declares(others, new Set());
      const written = this.#keyword(keyword, value, from, hidden, isOpen);
      if (written !== undefined) made[keyword] = written;
    }
    const demands = perhapsDemanded(from, hidden);
    return demands.length === 0
      ? made
      : { ...made, allOf: [...((made.allOf as Json[] | undefined) ?? []), ...demands] };
  }

  #keyword(keyword: string, value: Json, from: JsonObject, hidden: Hidden, alone: boolean): Json | undefined {
    if (DATA.has(keyword)) return value;
    if (keyword === '$ref') return `#/$defs/${this.#definition(String(value), hidden, alone)}`;
    if (keyword === 'format') return FORMATS.has(String(value)) ? value : undefined;
    if (keyword === 'pattern') return value;
    if (keyword === 'required') return (value as string[]).filter((name) => !hidden.get(name));
    if (keyword === 'dependentRequired')
      return mapped(value, (names) => (names as string[]).filter((name) => !hidden.get(name)));
    if (NAMED_INSIDE.has(keyword)) return mapped(value, (part) => this.#inside(part));
    if (keyword === 'prefixItems') return (value as Json[]).map((part) => this.#inside(part));
    if (ONE_INSIDE.has(keyword)) return this.#inside(value);
    if (keyword === 'not' || keyword === 'if') return this.#part(value, nothing);
    if (keyword === 'then' || keyword === 'else') return this.#part(value, hidden);
    if (keyword === 'dependentSchemas') return mapped(value, (part) => this.#part(part, hidden));
    if (keyword === 'allOf') return (value as Json[]).map((part) => this.#part(part, hidden));
    if (keyword === 'anyOf' || keyword === 'oneOf') {
      const parts = (value as Json[]).map((part) => this.#branch(part, hidden, alone));
      const both =
        keyword === 'anyOf' && from.discriminator === undefined ? this.#followedTogether(value as Json[]) : [];
      return [...chosen(this.release, parts, value as Json[], from.discriminator), ...both];
    }
    return undefined;
  }

  /** A sender may follow two branches at once, and write inside a member what either of them declares there. */
  #followedTogether(branches: readonly Json[]): Json[] {
    // Not within such a copy: a schema that leads back to itself has no end of them.
    if (!this.closed || this.#copying || branches.length > 6) return [];
    const written = branches.map((branch) => {
      const target = isObject(branch) && typeof branch.$ref === 'string' ? this.release.target(branch.$ref) : branch;
      return isObject(target) && target.allOf === undefined && target.$ref === undefined ? target : null;
    });
    return written.flatMap((one, i) =>
      written.slice(i + 1).flatMap((other) => {
        if (one === null || other === null) return [];
        const isShared = spokenOf([one, other].map((each) => this.release.modern(each))).some(
          ({ parts }) => parts.length > 1 && parts.every(isObject),
        );
        return isShared ? [this.#copied([one, other])] : [];
      }),
    );
  }

  /** A composition of copies: as schemas of their own its parts are closed by themselves. */
  #copied(parts: readonly JsonObject[]): Json {
    this.#copying = true;
    const made = this.#place({ allOf: structuredClone([...parts]) });
    this.#copying = false;
    return made;
  }

  /** A branch that declares nothing leaves what follows it open, as it does where it stands alone. */
  #branch(branch: Json, hidden: Hidden, alone: boolean): Json {
    const made = this.#part(branch, hidden, alone);
    // ajv 8 counts what a branch evaluates even where it fails, unless it fails at once.
    const part = { allOf: [{ not: { not: made } }, made, this.#unwritten(branch)] };
    return this.closed && alone && !this.#declares(branch, new Set()) ? { ...part, additionalProperties: true } : part;
  }

  #definition(ref: string, hidden: Hidden, alone: boolean): string {
    const names = [...hidden].map(([name, where]) => (where === true ? name : `${name} ${JSON.stringify(where)}`));
    const key = `${ref} ${alone} ${names.sort().join(' ')}`;
    const known = this.#definitions.get(key);
    if (known !== undefined) return known.name;
    const made = { name: `d${this.#definitions.size}`, json: true as Json };
    this.#definitions.set(key, made);
    const target = this.release.target(ref);
    this.uses.set(ref, target);
    made.json = this.#part(target, hidden, alone);
    return made.name;
  }

  #hide(schema: Json, names: Set<string>, passed: Set<Json>, branches: boolean): void {
    if (!isObject(schema) || passed.has(schema)) return;
    passed.add(schema);
    const from = this.release.modern(schema);
    for (const [name, part] of entries(from.properties)) {
      if (isObject(part) && typeof part.$ref === 'string') this.uses.set(part.$ref, this.release.target(part.$ref));
      if (isHidden(this.release, part, this.direction)) names.add(name);
    }
    for (const part of this.#composed(from, branches)) this.#hide(part, names, passed, branches);
  }

  #declares(schema: Json, passed: Set<Json>): boolean {
    if (!isObject(schema) || passed.has(schema)) return false;
    passed.add(schema);
    const from = this.release.modern(schema);
    if (entries(from.properties).length + entries(from.patternProperties).length > 0) return true;
    return this.#composed(from).some((part) => this.#declares(part, passed));
  }

  /** The parts that speak of the same value, without conditions and negations. */
  #composed(from: JsonObject, branches = true): Json[] {
    const keywords = branches ? ['allOf', 'anyOf', 'oneOf'] : ['allOf'];
    const lists = keywords.flatMap((keyword) => (from[keyword] as Json[] | undefined) ?? []);
    const single = [from.then, from.else].filter((part): part is Json => part !== undefined);
    const target = typeof from.$ref === 'string' ? [this.release.target(from.$ref)] : [];
    return [...target, ...lists, ...single, ...entries(from.dependentSchemas).map(([, part]) => part)];
  }
}

/** What the schema demands of values for which nothing hides it. */
function perhapsDemanded(from: JsonObject, hidden: Hidden): Json[] {
  const table = entries(from.dependentRequired).flatMap(([name, needed]) =>
    (needed as string[]).map((each): [string, string] => [each, name]),
  );
  const own = ((from.required ?? []) as string[]).map((name): [string] => [name]);
  return [...own, ...table].flatMap(([name, beside]): Json[] => {
    const where = hidden.get(name) ?? false;
    if (typeof where === 'boolean') return [];
    const lacks: Json = beside !== undefined && { not: { type: 'object', required: [beside] } };
    return [{ anyOf: [{ required: [name] }, lacks, where] }];
  });
}

const entries = (value: Json | undefined): [string, Json][] => (isObject(value) ? Object.entries(value) : []);

function mapped(value: Json, change: (part: Json) => Json): Json {
  return Object.fromEntries(entries(value).map(([name, part]) => [name, change(part)]));
}
