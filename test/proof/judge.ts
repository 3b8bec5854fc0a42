/**
 * ajv as the proof uses it, set up apart from the product's own check: a schema is rewritten as plain JSON Schema 2020-12
 * and compiled. `closed` reads it as the sender does (docs/api-versioning.md): places that list members take no others.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type Json } from '../../src/json.js';
import { addStandardFormats } from '../support/formats.js';
import { Rewriting } from './plain-schema.js';
import type { Release } from './release.js';
import type { Direction } from './words.js';

/** A schema compiled, and the parts of the document that went into it. */
interface Compiled {
  readonly check: (value: Json) => boolean;
  readonly uses: ReadonlyMap<string, Json>;
}

/** A reference and the way it is read, as the keyword `place` carries it: it leads into the release that is judged. */
interface Place {
  readonly ref: string;
  readonly direction: Direction;
  readonly closed: boolean;
}

const compiled = new WeakMap<object, Map<string, Compiled>>();
const places: Place[] = [];
const numbers = new Map<string, number>();
let current: Release | undefined;

const engine = new Ajv2020({
  strict: false,
  validateSchema: false,
  logger: false,
  multipleOfPrecision: 9,
  messages: false,
  code: { optimize: false, regExp: Object.assign((source: string) => regExp(source), { code: 'new RegExp' }) },
});
addStandardFormats(engine);
const number = (validate: (value: number) => boolean) => ({ type: 'number' as const, validate });
engine.addFormat(
  'int32',
  number((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
);
engine.addFormat(
  'int64',
  number((value) => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63),
);
engine.addFormat(
  'float',
  number((value) => Math.abs(value) <= 3.4028234663852886e38),
);
for (const opaque of ['byte', 'binary', 'password']) engine.addFormat(opaque, true);
engine.addKeyword({
  keyword: 'place',
  schemaType: 'number',
  errors: false,
  validate: (at: number, value: Json) => atPlace(at, value),
});

function atPlace(at: number, value: Json): boolean {
  const { ref, direction, closed } = places[at] as Place;
  const release = current as Release;
  return valid(release, release.target(ref), value, direction, closed);
}

/** A pattern as ECMA-262 reads it with `u`; one that only holds without is read without. */
export function regExp(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

/** Does the schema of the release hold the value? */
export function valid(release: Release, schema: Json, value: Json, direction: Direction, closed: boolean): boolean {
  if (!isObject(schema)) return schema !== false;
  const before = current;
  current = release;
  try {
    return compile(release, schema, direction, closed)(value);
  } finally {
    current = before;
  }
}

function numberOf(place: Place): number {
  const key = `${place.direction} ${place.closed} ${place.ref}`;
  const known = numbers.get(key) ?? places.push(place) - 1;
  numbers.set(key, known);
  return known;
}

function compile(release: Release, schema: object & Json, direction: Direction, closed: boolean): Compiled['check'] {
  const ways = compiled.get(schema) ?? new Map<string, Compiled>();
  compiled.set(schema, ways);
  const way = `${direction} ${closed} ${release.old}`;
  const known = ways.get(way);
  if (known !== undefined && [...known.uses].every(([ref, target]) => release.target(ref) === target))
    return known.check;
  const rewriting = new Rewriting(release, direction, closed, (ref) => numberOf({ ref, direction, closed }));
  const document = rewriting.document(schema);
  const check = engine.compile(document);
  // ajv remembers every schema that it compiled; thousands of edited documents would never be let go.
  engine.removeSchema(document);
  const made: Compiled = { check: (value) => check(value) === true, uses: rewriting.uses };
  ways.set(way, made);
  return made.check;
}
