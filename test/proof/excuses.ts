/** What the sender leaves out of messages at a place, and for which values: the composition at hand decides it as a whole. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { chosen } from './chosen.js';
import { isHidden } from './left-out.js';
import type { Release } from './release.js';
import type { Direction } from './words.js';

/** Names that a direction leaves out at a place, each with the schema of the values for which it does. */
export type Hidden = ReadonlyMap<string, Json>;

/** Nothing is left out. */
export const nothing: Hidden = new Map();

/** Reads it from the schemas of a release. */
export class Excuses {
  /**
   * `written` rewrites a part of a composition, for the conditions that alternatives hold under; `used` is told of what a
   * reference led to.
   */
  constructor(
    readonly release: Release,
    readonly direction: Direction,
    readonly written: (part: Json, hidden: Hidden) => Json,
    readonly used: (ref: string, target: Json) => void,
  ) {}

  /** What alternatives hide is hidden where one of them holds that does; looked at as if all that may be hidden were. */
  of(schema: JsonObject): Hidden {
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
        const held = branches.map((part) => under(() => this.written(part, all), part));
        return held.every((each) => each === false) ? [] : chosen(this.release, held, branches, from.discriminator);
      }),
      under(() => this.written(from.if as Json, nothing), from.if && from.then),
      under(() => ({ not: this.written(from.if as Json, nothing) }), from.if && from.else),
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

  /** What the sender leaves out whichever branch it follows; what only a branch hides is left out with that branch. */
  unwritten(schema: Json): JsonObject {
    const names = new Set<string>();
    this.#hide(schema, names, new Set(), false);
    const patterns = this.#hiddenByPattern(schema).map(([, pattern]) => ({ pattern }));
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

  #hide(schema: Json, names: Set<string>, passed: Set<Json>, branches: boolean): void {
    if (!isObject(schema) || passed.has(schema)) return;
    passed.add(schema);
    const from = this.release.modern(schema);
    for (const [name, part] of entries(from.properties)) {
      if (isObject(part) && typeof part.$ref === 'string') this.used(part.$ref, this.release.target(part.$ref));
      if (isHidden(this.release, part, this.direction)) names.add(name);
    }
    for (const part of composed(this.release, from, branches)) this.#hide(part, names, passed, branches);
  }
}

/** The parts that speak of the same value, without conditions and negations. */
export function composed(release: Release, from: JsonObject, branches = true): Json[] {
  const keywords = branches ? ['allOf', 'anyOf', 'oneOf'] : ['allOf'];
  const lists = keywords.flatMap((keyword) => (from[keyword] as Json[] | undefined) ?? []);
  const single = [from.then, from.else].filter((part): part is Json => part !== undefined);
  const target = typeof from.$ref === 'string' ? [release.target(from.$ref)] : [];
  return [...target, ...lists, ...single, ...entries(from.dependentSchemas).map(([, part]) => part)];
}

/** What the schema demands of values for which nothing hides it. */
export function perhapsDemanded(from: JsonObject, hidden: Hidden): Json[] {
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

/** The parts of an object by name; none of what is no object. */
export const entries = (value: Json | undefined): [string, Json][] => (isObject(value) ? Object.entries(value) : []);
