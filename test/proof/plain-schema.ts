/** Rewrites one schema of a release as plain JSON Schema 2020-12, as the sender (closed) or the receiver (open) reads it. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { chosen } from './chosen.js';
import { composed, Excuses, entries, type Hidden, nothing, perhapsDemanded } from './excuses.js';
import type { Release } from './release.js';
import { spokenOf } from './spoken.js';
import type { Direction } from './words.js';

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
  'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer int8 int16 int32 int64 uint8 uint16 uint32 uint64 float'.split(
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
  readonly #excuses: Excuses;

  /** `later` gives the reference of a member or an item a number: what it leads to is compiled when a value gets there. */
  constructor(
    readonly release: Release,
    readonly direction: Direction,
    readonly closed: boolean,
    readonly later: (ref: string) => number,
  ) {
    const written = (part: Json, hidden: Hidden): Json => this.#part(part, hidden);
    this.#excuses = new Excuses(release, direction, written, (ref, target) => this.uses.set(ref, target));
  }

  /** The whole: a schema at a place of its own, with its definitions. */
  document(schema: Json): JsonObject {
    const root = this.#place(schema);
    const $defs = Object.fromEntries([...this.#definitions.values()].map(({ name, json }) => [name, json]));
    return { allOf: [root], $defs };
  }

  /** A schema at a place of its own: names are hidden and the sender is closed here, once for the whole composition. */
  #place(schema: Json): Json {
    if (!isObject(schema)) return schema;
    const names = this.#excuses.of(schema);
    const together = this.closed ? this.#together(schema) : [];
    const made = this.#part(schema, names, true);
    if (!this.closed || !isObject(made)) return made;
    const shut: JsonObject = this.#declares(schema, new Set()) ? { unevaluatedProperties: false } : {};
    return { allOf: [made, this.#excuses.unwritten(schema), ...together], ...shut };
  }

  /** A member or items that several schemas of one value speak of are one place, closed once for all of them. */
  #together(schema: Json): JsonObject[] {
    const groups = spokenOf(this.#certain(schema));
    const shared = groups.filter(({ parts }) => parts.length > 1 && parts.every(isObject));
    const opened = new Set(shared.flatMap(({ parts }) => parts));
    for (const { parts } of shared) {
      const names = this.#excuses.of({ allOf: [...parts] });
      for (const part of parts) this.#open.set(part as JsonObject, names);
    }
    // What is opened for some names is closed by itself for the others.
    const alone = groups.filter(({ parts: [part, other] }) => other === undefined && part && opened.has(part));
    return [...shared, ...alone].map(({ parts, at }) =>
      at(this.#place(parts.length > 1 ? { allOf: [...parts] } : (parts[0] as Json))),
    );
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
    const unwritten = this.closed ? this.#excuses.unwritten(branch) : {};
    const part = { allOf: [{ not: { not: made } }, made, unwritten] };
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

  #declares(schema: Json, passed: Set<Json>): boolean {
    if (!isObject(schema) || passed.has(schema)) return false;
    passed.add(schema);
    const from = this.release.modern(schema);
    if (entries(from.properties).length + entries(from.patternProperties).length > 0) return true;
    return composed(this.release, from).some((part) => this.#declares(part, passed));
  }
}

function mapped(value: Json, change: (part: Json) => Json): Json {
  return Object.fromEntries(entries(value).map(([name, part]) => [name, change(part)]));
}
