/** Whole messages with a chosen value at a chosen place. */
import { isObject, type Json, type JsonObject, member } from '../../src/json.js';
import type { Hop } from './grammar.js';
import { regExp } from './judge.js';
import { type Drawing, type Forced, flatten, itemSchemas, sample } from './sample.js';

/** The schemas of one value on the way, the branches that lead on, and the step into a part of the value. */
interface Station {
  readonly schema: Json;
  readonly forced: Map<Json, number>;
  into?: Hop;
}

/** Gives the values to try, made from one that the place holds (undefined where none was found). */
export type Leaf = (usual: Json | undefined) => readonly Json[];

/** Messages that carry the leaf's values at the end of a way; none where the way leads through a condition. */
export function plant(drawing: Drawing, root: Json, hops: readonly Hop[], leaf: Leaf): Json[] {
  const stations = stationsOf(drawing, root, hops);
  const last = stations?.at(-1);
  if (stations === undefined || last === undefined) return [];
  let values = [...leaf(sample(drawing, [last.schema], last.forced))];
  for (const station of stations.slice(0, -1).reverse()) {
    values = values.flatMap((value) => {
      const whole = around(drawing, station, value);
      return whole === undefined ? [] : [whole];
    });
  }
  return values;
}

function stationsOf({ release }: Drawing, root: Json, hops: readonly Hop[]): Station[] | undefined {
  let station: Station = { schema: root, forced: new Map() };
  const stations = [station];
  let at: Json | undefined = root;
  for (const hop of hops) {
    if (!isObject(at)) return undefined;
    if (hop.kind === 'ref') {
      at = release.target(hop.ref);
    } else if (hop.kind === 'in-place') {
      if (hop.keyword === 'not' || hop.keyword === 'if' || hop.keyword === 'dependentSchemas') return undefined;
      const held: Json | undefined = at[hop.keyword];
      if (Array.isArray(held) && hop.keyword !== 'allOf') station.forced.set(held, Number(hop.token));
      at = Array.isArray(held) ? held[Number(hop.token)] : held;
    } else {
      station.into = hop;
      at = step(at, hop);
      if (at === undefined) return undefined;
      station = { schema: at, forced: new Map() };
      stations.push(station);
    }
  }
  return at === undefined ? undefined : stations;
}

function step(schema: JsonObject, hop: Hop): Json | undefined {
  if (hop.kind === 'property') return member(schema.properties, hop.token);
  if (hop.kind === 'pattern') return member(schema.patternProperties, hop.token);
  if (hop.kind !== 'inside') return undefined;
  const held = schema[hop.keyword];
  return Array.isArray(held) ? held[Number(hop.token)] : held;
}

/** A value of a station with one of its parts given. */
function around(drawing: Drawing, { schema, forced, into }: Station, part: Json): Json | undefined {
  if (into === undefined) return undefined;
  if (into.kind === 'inside' && LISTS.has(into.keyword)) return listWith(drawing, schema, forced, into, part);
  const whole = objectSample(drawing, schema, forced);
  if (whole === undefined) return undefined;
  if (into.kind === 'inside' && into.keyword === 'propertyNames')
    return typeof part === 'string' ? { ...whole, [part]: 0 } : undefined;
  const name = nameFor(drawing, into);
  return name === undefined ? undefined : { ...whole, [name]: part };
}

const LISTS = new Set(['items', 'prefixItems', 'contains', 'unevaluatedItems']);

function objectSample(drawing: Drawing, schema: Json, forced: Forced): JsonObject | undefined {
  const whole = sample(drawing, [schema], forced);
  if (isObject(whole)) return whole;
  const typed = sample(drawing, [{ type: 'object' }, schema], forced);
  return isObject(typed) ? typed : undefined;
}

function nameFor(drawing: Drawing, into: Hop): string | undefined {
  if (into.kind === 'property') return into.token;
  if (into.kind !== 'pattern') return 'zz';
  const name = sample(drawing, [{ type: 'string', pattern: into.token }]);
  return typeof name === 'string' && regExp(into.token).test(name) ? name : undefined;
}

function listWith(drawing: Drawing, schema: Json, forced: Forced, into: Hop, part: Json): Json[] | undefined {
  const facets: JsonObject[] = [];
  if (!flatten(drawing, schema, forced, facets, 0)) return undefined;
  const prefix = Math.max(
    0,
    ...facets.map((facet) => (Array.isArray(facet.prefixItems) ? facet.prefixItems.length : 0)),
  );
  const at =
    into.kind === 'inside' && into.keyword === 'prefixItems'
      ? Number(into.token)
      : into.kind === 'inside' && into.keyword === 'items'
        ? prefix
        : 0;
  const least = Math.max(at + 1, ...facets.map((facet) => Number(facet.minItems ?? 0)));
  const made: Json[] = [];
  for (let index = 0; index < least; index++) {
    const item = index === at ? part : sample(drawing, itemSchemas(facets, index));
    if (item === undefined) return undefined;
    made.push(item);
  }
  return made;
}
