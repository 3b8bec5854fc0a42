import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject, toPointer, valueAt } from '../../src/json.js';
import { check } from '../../src/openapi/check/check.js';
import { checkTemplates } from '../../src/openapi/check/paths.js';
import { referencesIn } from '../../src/openapi/check/references.js';
import { grammar } from '../../src/openapi/grammar/document.js';
import { InputError } from '../../src/openapi/input-error.js';
import { locator } from '../../src/openapi/locate.js';
import type { OpenApi } from '../../src/openapi/model.js';
import { parseDocument, parsePair, unchanged } from '../../src/openapi/read.js';
import { dialectOf } from '../../src/openapi/versions.js';
import { Chance, textBreaks, valueBreaks } from './broken.js';

/** FUZZ=10000 for the long run; SPECS=DIR takes the JSON documents there too; SEED repeats a run. */
const runs = Number(process.env.FUZZ ?? 300);
const seed = Number(process.env.SEED ?? 20261122);
/** The most that reading may take beyond parsing the same text, in milliseconds. */
const limit = 1000;

const root = new URL('../..', import.meta.url).pathname;

/** Every document of a folder; those of a megabyte and more are cut to some paths with all that these reach. */
function documents(): JsonObject[] {
  const found = [join(root, 'openapi.json'), ...(process.env.SPECS === undefined ? [] : jsonFiles(process.env.SPECS))];
  const all = found
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as JsonObject);
  const old = all.map((document) => ({ ...document, openapi: '3.0.3' }));
  return [...all, ...(process.env.SPECS === undefined ? old : [])];
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? jsonFiles(path) : name.endsWith('.json') ? [path] : [];
  });
}

/** A few paths of a document with components that they reach. */
function slice(document: JsonObject, chance: Chance): JsonObject {
  const names = Object.keys(document.paths as JsonObject);
  const paths = Object.fromEntries(
    [1, 2, 3].map(() => chance.of(names)).map((name) => [name, (document.paths as JsonObject)[name]!]),
  );
  const components: JsonObject = {};
  const reach = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const ref = isObject(value) && Object.hasOwn(value, '$ref') ? value.$ref : undefined;
    const [, section, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(typeof ref === 'string' ? ref : '') ?? [];
    const target = name === undefined ? undefined : valueAt(document, (ref as string).slice(1));
    if (section !== undefined && name !== undefined && target !== undefined) {
      components[section] ??= {};
      const own = components[section] as JsonObject;
      if (!Object.hasOwn(own, name)) {
        // Some schemas reach nearly all others: beyond a number of them an empty one stands in.
        own[name] = section === 'schemas' && Object.keys(own).length > 40 ? {} : target;
        reach(own[name] as Json);
      }
    }
    for (const part of Object.values(value)) reach(part);
  };
  reach(paths);
  return { ...document, paths, components, tags: [] };
}

type Outcome = { readonly document: OpenApi } | { readonly says: string };

/** Reads, and fails the test when anything but an InputError of one line comes out. */
function outcome(read: () => OpenApi): Outcome {
  try {
    return { document: read() };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^x[^\n\r]*$/u);
    expect(error.message).not.toMatch(/undefined|\[object|NaN/);
    return { says: error.message };
  }
}

/** Everything the face of a document can be asked must have an answer. */
function useUp(document: OpenApi): void {
  for (const operation of document.everyOperation()) {
    operation.parameters();
    operation.requestBody();
    operation.responses();
    operation.servers();
    operation.security();
  }
  for (const part of Object.keys((document.json.paths ?? {}) as JsonObject)) {
    for (const ref of document.references(toPointer(['paths', part]))) expect(document.locate(ref)).toBeDefined();
  }
}

/** What the checker alone, without the skim, says of values, or the references that it finds. */
function judged(json: Json): string | ((part: string) => readonly string[]) {
  try {
    const dialect = dialectOf(json, 'x.json');
    const { names: named, outlying } = check(json as JsonObject, dialect, grammar(dialect), 'x.json');
    checkTemplates(json as JsonObject, locator(json, named), 'x.json');
    return referencesIn(json as JsonObject, grammar(dialect), outlying);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function asJson(text: Buffer): { json: Json } | undefined {
  try {
    return { json: JSON.parse(text.toString()) as Json };
  } catch {
    return undefined;
  }
}

const slowest = { ms: 0, what: '' };

function within(what: string, ms: number): void {
  if (ms > slowest.ms) Object.assign(slowest, { ms, what });
  expect(ms, `${what} took too long`).toBeLessThan(limit);
}

const counts = { read: 0, refused: 0 };

/** Reads one text; what V8's parser takes for JSON and what reading takes must agree. */
function tryText(what: string, text: Buffer, original: Buffer): Outcome {
  const [parsed, floor] = timed(() => asJson(text));
  const [result, took] = timed(() => outcome(() => parseDocument(text, 'x.json')));
  within(what, took - floor);
  if ('document' in result) {
    counts.read++;
    expect(JSON.stringify(result.document.json), what).toBe(JSON.stringify(parsed?.json));
    useUp(result.document);
  } else {
    counts.refused++;
    if (parsed === undefined)
      expect(result.says).toMatch(/not JSON|empty|binary|not UTF-8|UTF-16|inside one another|stands twice/);
    else expect(result.says).not.toMatch(/not JSON(?!: the number is too large)/);
  }
  const pair = outcome(() => parsePair({ text: original, name: 'x0.json' }, { text, name: 'x.json' }).revision);
  expect('says' in pair ? pair.says : 'read').toBe('says' in result ? result.says : 'read');
  return result;
}

/** Breaks the values: what reading says must be what the checker says, and shared parts must be equal. */
function tryValues(what: string, broken: Json, base: JsonObject): void {
  const original = Buffer.from(JSON.stringify(base, null, 1));
  const text = Buffer.from(JSON.stringify(broken, null, 1));
  const result = tryText(what, text, original);
  if ('document' in result || !/inside one another/.test(result.says)) {
    const found = judged(JSON.parse(text.toString()) as Json);
    expect('says' in result ? result.says : undefined, what).toBe(typeof found === 'string' ? found : undefined);
    if ('document' in result && typeof found !== 'string') {
      for (const part of parts(result.document.json))
        expect([...result.document.references(part)].sort(), what).toEqual([...found(part)].sort());
    }
  }
  if (!('document' in result)) return;
  const pair = parsePair({ text: original, name: 'x0.json' }, { text, name: 'x.json' });
  for (const pointer of [...parts(base), ...Object.keys(base).map((name) => toPointer([name]))]) {
    if (!unchanged(pair.base, pair.revision, pointer)) continue;
    expect(JSON.stringify(valueAt(broken, pointer)), what).toBe(JSON.stringify(valueAt(base, pointer)));
  }
}

/** The pointers of the parts that most references lead from and to. */
function parts(document: JsonObject): string[] {
  return ['/paths', '/components/schemas', '/components/responses'].flatMap((section) =>
    Object.keys((valueAt(document, section) ?? {}) as JsonObject).map((name) => section + toPointer([name])),
  );
}

describe(`${runs} broken documents from seed ${seed}`, () => {
  const all = documents();
  const yaml = readFileSync(join(root, 'openapi.yaml'));

  it('get a document or one sentence each, the same from every way of reading, in time', () => {
    for (let run = 0; run < runs; run++) {
      const chance = new Chance(seed + run);
      const base = slice(chance.of(all), chance);
      const kind = chance.below(5);
      if (kind < 2) {
        const name = chance.of(Object.keys(valueBreaks));
        tryValues(`seed ${seed + run}: ${name}`, valueBreaks[name]!(base, chance), base);
      } else {
        const name = chance.of(Object.keys(textBreaks));
        const what = `seed ${seed + run}: ${name}`;
        if (kind < 4) {
          const original = Buffer.from(JSON.stringify(base, null, 1));
          tryText(what, textBreaks[name]!(original, chance), original);
        } else {
          const text = textBreaks[name]!(yaml, chance);
          const [result, ms] = timed(() => outcome(() => parseDocument(text, 'x.yaml')));
          within(what, ms);
          if ('document' in result) useUp(result.document);
          counts['document' in result ? 'read' : 'refused']++;
        }
      }
    }
    console.log(
      `${counts.read} read, ${counts.refused} refused; slowest ${slowest.ms.toFixed(0)} ms (${slowest.what})`,
    );
    expect(counts.refused).toBeGreaterThan(runs / 3);
    expect(counts.read).toBeGreaterThan(runs / 20);
  }, 3_600_000);
});
