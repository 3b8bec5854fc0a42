/** A 3.0 document written as 3.1, by the upgrade notes of the standard and apart from the product's reader. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { children, type Part } from './grammar.js';
import { modern, type Release } from './release.js';

/** The document as 3.1: each schema in the words of 2020-12, wherever a message or a component holds one. */
export function as31(release: Release): JsonObject {
  const components = isObject(release.json.components) ? release.json.components : {};
  const made: JsonObject = {
    ...release.json,
    openapi: '3.1.0',
    paths: mapped(release, release.json.paths, 'pathItem'),
  };
  const sections = Object.entries(components).map(([name, section]) => {
    const part = sectionParts[name];
    return [name, part === undefined ? section : mapped(release, section, part)] as const;
  });
  if (sections.length > 0) made.components = Object.fromEntries(sections);
  return made;
}

const sectionParts: Readonly<Record<string, Part>> = {
  schemas: 'schema',
  parameters: 'parameter',
  responses: 'response',
  requestBodies: 'requestBody',
  headers: 'header',
  callbacks: 'callback',
};

function mapped(release: Release, section: Json | undefined, part: Part): JsonObject {
  const entries = isObject(section) ? Object.entries(section) : [];
  return Object.fromEntries(
    entries.map(([name, json]) => [name, name.startsWith('x-') ? json : translated(release, part, json)]),
  );
}

function translated(release: Release, part: Part, json: Json): Json {
  if (!isObject(json)) return json;
  if (typeof json.$ref === 'string' && part !== 'pathItem') return { $ref: json.$ref };
  let made: Json = part === 'schema' ? inWordsOf31(json) : json;
  for (const child of children(release, part, json)) {
    if (child.hop.kind !== 'ref') made = put(made, child.tokens, translated(release, child.part, child.json));
  }
  return made;
}

/** `example` becomes `examples`, the flags of 3.0 become bounds and types. */
function inWordsOf31(json: JsonObject): JsonObject {
  const { example, ...rest } = modern(json);
  return example === undefined || rest.examples !== undefined ? rest : { ...rest, examples: [example] };
}

function put(json: Json, [token, ...rest]: readonly string[], value: Json): Json {
  if (token === undefined) return value;
  if (Array.isArray(json)) return json.map((item, index) => (String(index) === token ? put(item, rest, value) : item));
  return { ...(json as JsonObject), [token]: put((json as JsonObject)[token] as Json, rest, value) };
}
