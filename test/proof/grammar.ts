/** What leads to what in an OpenAPI document, as a table: the parts, their children, and the kind of step to each. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import type { Release } from './release.js';
import { inPlace, inside } from './words.js';

/** The parts that a message is made of, or that name one. */
export type Part =
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'media'
  | 'callback'
  | 'schema';

/** The kind of a step. `mixed`: what is narrower below may be wider above. */
export type Hop = { readonly mixed?: true } & (
  | { readonly kind: 'ref'; readonly ref: string }
  /** To a part that travels the other way: a response, a callback. */
  | { readonly kind: 'turn'; readonly callback?: string }
  | { readonly kind: 'plain'; readonly token: string }
  /** To a schema for the same value. */
  | { readonly kind: 'in-place'; readonly keyword: string; readonly token: string }
  | { readonly kind: 'property' | 'pattern'; readonly token: string }
  | { readonly kind: 'inside'; readonly keyword: string; readonly token: string }
);

/** One child of a part. */
export interface Child {
  readonly part: Part;
  readonly json: Json;
  readonly tokens: readonly string[];
  readonly hop: Hop;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const MIXED = new Set([
  'not',
  'if',
  'then',
  'else',
  'oneOf',
  'contains',
  'dependentSchemas',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]);

/** The children of a part; where a reference stands, its target alone (a schema of 3.1 keeps what stands beside it). */
export function children(release: Release, part: Part, json: Json): Child[] {
  if (!isObject(json)) return [];
  if (typeof json.$ref !== 'string') return tables[part](json);
  const target: Child = { part, json: release.target(json.$ref), tokens: [], hop: { kind: 'ref', ref: json.$ref } };
  const beside = (part === 'schema' && !release.old) || part === 'pathItem';
  return [target, ...(beside ? tables[part](json) : [])];
}

const tables: Record<Part, (json: JsonObject) => Child[]> = {
  pathItem: (json) => [...parameters(json), ...named(json, [], 'operation', (name) => METHODS.has(name))],
  operation: (json) => [
    ...parameters(json),
    ...single(json, 'requestBody', 'requestBody'),
    ...named(json.responses, ['responses'], 'response').map((child): Child => ({ ...child, hop: { kind: 'turn' } })),
    ...named(json.callbacks, ['callbacks'], 'callback').map(
      (child): Child => ({ ...child, hop: { kind: 'turn', callback: String(child.tokens.at(-1)) } }),
    ),
  ],
  callback: (json) => named(json, [], 'pathItem'),
  parameter: (json) => [...single(json, 'schema', 'schema'), ...named(json.content, ['content'], 'media')],
  header: (json) => [...single(json, 'schema', 'schema'), ...named(json.content, ['content'], 'media')],
  requestBody: (json) => named(json.content, ['content'], 'media'),
  response: (json) => [...named(json.headers, ['headers'], 'header'), ...named(json.content, ['content'], 'media')],
  media: (json) => single(json, 'schema', 'schema'),
  schema: (json) => [
    ...inside.named.flatMap((keyword) =>
      named(json[keyword], [keyword], 'schema').map(
        (child): Child => ({
          ...child,
          hop: { kind: keyword === 'properties' ? 'property' : 'pattern', token: String(child.tokens[1]) },
        }),
      ),
    ),
    ...inside.one.flatMap((keyword) =>
      single(json, keyword, 'schema').map((child) => stepping(child, 'inside', keyword)),
    ),
    ...inside.many.flatMap((keyword) =>
      listed(json[keyword], [keyword], 'schema').map((child) => stepping(child, 'inside', keyword)),
    ),
    ...inPlace.one.flatMap((keyword) =>
      single(json, keyword, 'schema').map((child) => stepping(child, 'in-place', keyword)),
    ),
    ...inPlace.many.flatMap((keyword) =>
      listed(json[keyword], [keyword], 'schema').map((child) => stepping(child, 'in-place', keyword)),
    ),
    ...inPlace.named.flatMap((keyword) =>
      named(json[keyword], [keyword], 'schema').map((child) => stepping(child, 'in-place', keyword)),
    ),
  ],
};

function stepping(child: Child, kind: 'inside' | 'in-place', keyword: string): Child {
  const hop: Hop = { kind, keyword, token: String(child.tokens.at(-1)) };
  return { ...child, hop: MIXED.has(keyword) ? { ...hop, mixed: true } : hop };
}

const plain = (token: string): Hop => ({ kind: 'plain', token });

function single(json: JsonObject, name: string, part: Part): Child[] {
  const value = json[name];
  return value === undefined ? [] : [{ part, json: value, tokens: [name], hop: plain(name) }];
}

function named(
  json: Json | undefined,
  tokens: readonly string[],
  part: Part,
  takes = (name: string) => !name.startsWith('x-') || part === 'schema' || part === 'header',
): Child[] {
  if (!isObject(json)) return [];
  const names = Object.keys(json).filter(takes);
  return names.map((name) => ({ part, json: json[name] as Json, tokens: [...tokens, name], hop: plain(name) }));
}

function listed(json: Json | undefined, tokens: readonly string[], part: Part): Child[] {
  if (!Array.isArray(json)) return [];
  return json.map((item, index) => ({
    part,
    json: item,
    tokens: [...tokens, String(index)],
    hop: plain(String(index)),
  }));
}

const parameters = (json: JsonObject): Child[] => listed(json.parameters, ['parameters'], 'parameter');
