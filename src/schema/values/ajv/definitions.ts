/**
 * Definitions that say the same are one: of hundreds of components few say anything of one value, and compiling takes
 * long.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import { LATER_PARTS } from './later-parts.js';

type Schema = JsonObject | boolean;

const MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const VALUES = new Set([
  'const',
  'enum',
  'required',
  'dependentRequired',
  'type',
  'later',
  ...Object.keys(LATER_PARTS),
]);

/**
 * A schema with its definitions (`$defs`), each written once, and each part of an `allOf` that is one of them as well.
 */
export function withoutDoubles(root: JsonObject, definitions: ReadonlyMap<string, Schema>): JsonObject {
  let schema = root;
  let left = new Map(definitions);
  for (;;) {
    const first = new Map<string, string>();
    const doubles = new Map<string, string>();
    for (const [name, definition] of left) {
      const text = JSON.stringify(definition);
      const known = first.get(text);
      if (known === undefined) first.set(text, name);
      else doubles.set(`#/$defs/${name}`, `#/$defs/${known}`);
    }
    if (doubles.size === 0) return { ...schema, $defs: Object.fromEntries(left) };
    schema = renamed(schema, doubles) as JsonObject;
    const kept = [...left].filter(([name]) => !doubles.has(`#/$defs/${name}`));
    left = new Map(kept.map(([name, definition]) => [name, renamed(definition, doubles) as Schema]));
  }
}

/** The schema with other references. */
function renamed(schema: Json, names: ReadonlyMap<string, string>): Json {
  if (!isObject(schema)) return schema;
  const made: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (VALUES.has(keyword)) made[keyword] = value;
    else if (keyword === '$ref') made[keyword] = names.get(value as string) ?? value;
    else if (Array.isArray(value)) made[keyword] = value.map((part) => renamed(part, names));
    else if (MAPS.has(keyword) && isObject(value)) {
      made[keyword] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, renamed(part, names)]));
    } else made[keyword] = renamed(value, names);
  }
  if (Array.isArray(made.allOf)) made.allOf = once(made.allOf);
  return made;
}

/** Parts of an `allOf`, those that are written alike once: of hundreds, too, few say anything of one value. */
export function once(parts: readonly Json[]): Json[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}
