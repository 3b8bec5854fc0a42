/**
 * Cases: old, new and what the diff must say, in one file. A case may give a fragment; `as` says what it is a fragment of, and
 * the rest of the document is filled in here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../src/json.js';

/** One change that is wanted; what is left out is not looked at. */
export interface Wanted {
  readonly rule: string;
  readonly verdict: string;
  /** The end of the pointer into the revision, or into the base where the revision has none. */
  readonly at?: string;
  readonly operations?: readonly string[];
  readonly message?: string;
  readonly reason?: string;
  /** What it says, as far as it is given here, null for what it does not say; null where no message shows the break. */
  readonly witness?: JsonObject | null;
}

/** A case as its file gives it. */
export interface Case {
  readonly file: string;
  /** One sentence: what is shown, and why the verdict is right. */
  readonly about: string;
  /** What `old` and `new` are: a whole document, an operation, or a schema in one place. */
  readonly as?: keyof typeof fragments;
  readonly openapi?: string | { readonly old: string; readonly new: string };
  /** Components that both releases have. */
  readonly components?: JsonObject;
  readonly old: Json;
  readonly new: Json;
  /** All changes from old to new, in order. */
  readonly want: readonly Wanted[];
  /** All changes from new to old, where the case looks at both. */
  readonly back?: readonly Wanted[];
  /** Why another tool says something else. */
  readonly oasdiff?: string;
}

const done = { '204': { description: 'Done' } };
const body = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } });
const at = (operation: JsonObject): JsonObject => ({
  paths: { '/things': { post: { responses: done, ...operation } } },
});
const answer = (content: JsonObject): JsonObject => ({ responses: { '200': { description: 'OK', ...content } } });
const parameter = (place: string, schema: Json): JsonObject => ({ parameters: [{ name: 'p', in: place, schema }] });

const fragments = {
  document: (document: Json) => document as JsonObject,
  operation: (operation: Json) => at(operation as JsonObject),
  request: (schema: Json) => at({ requestBody: { required: true, ...body(schema) } }),
  response: (schema: Json) => at(answer(body(schema))),
  both: (schema: Json) => at({ requestBody: { required: true, ...body(schema) }, ...answer(body(schema)) }),
  query: (schema: Json) => at(parameter('query', schema)),
  header: (schema: Json) => at(answer({ headers: { 'X-Thing': { schema } } })),
  /** A component that the request of one operation and the answer of another share. */
  component: (schema: Json) => ({
    paths: {
      '/things': {
        post: { requestBody: body({ $ref: '#/components/schemas/Thing' }), responses: done },
        get: { ...answer(body({ type: 'array', items: { $ref: '#/components/schemas/Thing' } })) },
      },
    },
    components: { schemas: { Thing: schema } },
  }),
  /** A component that nothing uses. */
  unused: (schema: Json) => ({ components: { schemas: { Thing: schema } } }),
} satisfies Record<string, (fragment: Json) => JsonObject>;

/** The two documents of a case, as JSON texts. */
export function documentsOf(given: Case): { old: string; new: string } {
  const of = (side: 'old' | 'new'): string => {
    const fragment = fragments[given.as ?? 'document'](given[side]);
    const version = typeof given.openapi === 'object' ? given.openapi[side] : (given.openapi ?? '3.1.0');
    const own = (fragment.components ?? {}) as JsonObject;
    const components = merge(given.components ?? {}, own);
    return JSON.stringify({
      openapi: version,
      info: { title: 'Things', version: side },
      paths: {},
      ...fragment,
      components,
    });
  };
  return { old: of('old'), new: of('new') };
}

function merge(shared: JsonObject, own: JsonObject): JsonObject {
  const names = new Set([...Object.keys(shared), ...Object.keys(own)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      { ...(shared[name] as JsonObject | undefined), ...(own[name] as JsonObject | undefined) },
    ]),
  );
}

const folder = join(import.meta.dirname, '../cases');

/** The folders of the cases: each is named after a rule. */
export function caseFolders(): string[] {
  return readdirSync(folder).sort();
}

/** All cases of a folder. */
export function casesOf(name: string): Case[] {
  return readdirSync(join(folder, name))
    .sort()
    .map((file) => ({
      ...(parse(readFileSync(join(folder, name, file), 'utf8')) as Omit<Case, 'file'>),
      file: `${name}/${file}`,
    }));
}
