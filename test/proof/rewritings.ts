/**
 * Ways to write a whole document that change no message: each is done to both releases, and what breaks between them must stay
 * what it was. A schema whose place or name is a value to a discriminator stays as it is.
 */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { type Change, everywhere, type Place, rewritten } from './everywhere.js';
import type { Release } from './release.js';
import { as31 } from './translate.js';

/** One way to write a document. */
export interface Rewriting {
  readonly name: string;
  /** The document in that way; undefined where it has none. */
  write(release: Release): JsonObject | undefined;
  /** Is the second release alone written so, the first as it is? */
  readonly ofSecond?: boolean;
}

/** All of them. */
export const rewritings: readonly Rewriting[] = [
  { name: 'every schema in a list of one', write: schemasAs((json) => ({ allOf: [json] })) },
  { name: 'every schema in a union of one', write: schemasAs((json) => ({ anyOf: [json] })) },
  { name: 'every schema beside one that says nothing', write: schemasAs((json) => ({ allOf: [{}, json] })) },
  { name: 'every list of types as a union', write: schemasAs(typesApart) },
  { name: 'every enum as a union', write: schemasAs(valuesApart) },
  { name: 'every schema as a component', write: extracted },
  { name: 'every component written out', write: inlined },
  { name: 'every component by way of another', write: chained },
  { name: 'every component under the name of the next', write: exchanged, ofSecond: true },
  { name: 'every parameter, body and response as a component', write: partsExtracted },
  { name: 'every parameter in the path item', write: parametersAbove },
  { name: 'everything in another order', write: reordered },
  { name: 'in the words of 3.1', write: (release) => (release.old ? as31(release) : undefined) },
];

/**
 * May the document be written otherwise? Not where its references lead to places and not to components by their names, since
 * another way of writing moves those; nor where headers stand in an encoding, which are not written otherwise.
 */
export function isRewritable({ json }: Release): boolean {
  const text = JSON.stringify(json);
  if (/"encoding":\{[^}]*"headers"/.test(text)) return false;
  const references = text.match(/"\$ref":"[^"]*"/g) ?? [];
  return (
    !/"\$(id|anchor|dynamicRef|dynamicAnchor)"/.test(text) &&
    references.every((each) => /^"\$ref":"#\/components\/(?!x-)\w+\/[\w.-]+"$/.test(each))
  );
}

/** Rewrites each schema that is no value to a discriminator. */
function schemasAs(change: (json: JsonObject) => Json): Rewriting['write'] {
  return (release) =>
    everywhere(release, (json, place) => (place.part === 'schema' && !isNamed(json, place) ? change(json) : json));
}

function typesApart(json: JsonObject): Json {
  const { type, ...rest } = json;
  if (!Array.isArray(type) || type.length < 2 || rest.anyOf !== undefined) return json;
  return { ...rest, anyOf: type.map((each) => ({ type: each })) };
}

function valuesApart(json: JsonObject): Json {
  const { enum: values, ...rest } = json;
  if (!Array.isArray(values) || values.length < 2 || values.length > 8 || rest.anyOf !== undefined) return json;
  return { ...rest, anyOf: values.map((each) => ({ enum: [each] })) };
}

/** What the only operation of a path says of its parameters, the path says as well. */
function parametersAbove(release: Release): JsonObject {
  return everywhere(release, (json, { part }) => {
    if (part !== 'pathItem' || json.$ref !== undefined || json.parameters !== undefined) return json;
    const [method, other] = methods.filter((name) => isObject(json[name]));
    if (method === undefined || other !== undefined) return json;
    const { parameters, ...operation } = json[method] as JsonObject;
    return parameters === undefined ? json : { ...json, parameters, [method]: operation };
  });
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Is it a branch that a discriminator chooses by its reference, or what holds the discriminator? */
function isNamed(json: JsonObject, { holder, keyword = '' }: Place): boolean {
  const isBranch = ['allOf', 'anyOf', 'oneOf'].includes(keyword) && holder?.discriminator !== undefined;
  return isBranch || json.discriminator !== undefined;
}

function extracted(release: Release): JsonObject {
  const schemas: JsonObject = {};
  const made = everywhere(release, (json, place) => {
    const isComponent = place.holder === undefined && place.pointer[1] === 'schemas';
    if (place.part !== 'schema' || isComponent || isNamed(json, place) || json.$ref !== undefined) return json;
    const name = nameOf(place);
    schemas[name] = json;
    return { $ref: `#/components/schemas/${name}` };
  });
  return withComponents(made, { schemas });
}

const sectionOf: Readonly<Record<string, string>> = {
  parameter: 'parameters',
  requestBody: 'requestBodies',
  response: 'responses',
  header: 'headers',
};

function partsExtracted(release: Release): JsonObject {
  const found: Record<string, JsonObject> = {};
  const made = everywhere(release, (json, place) => {
    const section = sectionOf[place.part];
    if (section === undefined || place.holder === undefined || json.$ref !== undefined) return json;
    const name = nameOf(place);
    const parts = found[section] ?? {};
    found[section] = parts;
    parts[name] = json;
    return { $ref: `#/components/${section}/${name}` };
  });
  return withComponents(made, found);
}

/** A component's name from its place: letters, digits, dots, dashes and lines are all that may stand in one. */
function nameOf({ pointer }: Place): string {
  const token = (text: string): string =>
    text.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
  return pointer.map(token).join('.');
}

function withComponents(json: JsonObject, added: Readonly<Record<string, JsonObject>>): JsonObject {
  const components = isObject(json.components) ? { ...json.components } : {};
  for (const [name, parts] of Object.entries(added)) {
    const known = components[name];
    components[name] = { ...(isObject(known) ? known : {}), ...parts };
  }
  return { ...json, components };
}

/** References to components that lead back to themselves, or that a discriminator knows by name, stay. */
function inlined(release: Release): JsonObject {
  const { schemas } = (isObject(release.json.components) ? release.json.components : {}) as { schemas?: JsonObject };
  if (schemas === undefined) return release.json;
  const writeOut =
    (above: readonly string[]): Change =>
    (json, place) => {
      const name =
        typeof json.$ref === 'string' ? /^#\/components\/schemas\/([\w.-]+)$/.exec(json.$ref)?.[1] : undefined;
      const target = name === undefined ? undefined : schemas[name];
      if (place.part !== 'schema' || name === undefined || !isObject(target) || above.includes(name)) return json;
      if (isNamed(json, place) || target.discriminator !== undefined) return json;
      const out = rewritten(release, target, { part: 'schema', pointer: [] }, writeOut([...above, name])) as JsonObject;
      const { $ref: _, ...beside } = json;
      return release.old || Object.keys(beside).length === 0
        ? out
        : // What is unevaluated is so beside all of it.
          { ...beside, allOf: [...((beside.allOf ?? []) as Json[]), out] };
    };
  return everywhere(release, writeOut([]));
}

function chained(release: Release): JsonObject | undefined {
  const { components } = release.json;
  const schemas = isObject(components) ? components.schemas : undefined;
  if (!isObject(components) || !isObject(schemas) || JSON.stringify(release.json).includes('"discriminator"'))
    return undefined;
  const entries = Object.entries(schemas).flatMap(([name, schema]): [string, Json][] => [
    [name, { $ref: `#/components/schemas/${name}.said` }],
    [`${name}.said`, schema],
  ]);
  return { ...release.json, components: { ...components, schemas: Object.fromEntries(entries) } };
}

/** Each schema has the name of the one after it; what refers to it follows. */
function exchanged({ json }: Release): JsonObject | undefined {
  const { components } = json;
  const schemas = isObject(components) ? components.schemas : undefined;
  if (!isObject(components) || !isObject(schemas) || JSON.stringify(json).includes('"discriminator"')) return undefined;
  const names = Object.keys(schemas);
  const prefix = '#/components/schemas/';
  const nameFor = (name: string): string => names[(names.indexOf(name) + 1) % names.length] as string;
  const called = (key: string, value: Json): Json =>
    key === '$ref' && typeof value === 'string' && value.startsWith(prefix)
      ? prefix + nameFor(value.slice(prefix.length))
      : value;
  const renamed = Object.fromEntries(names.map((name) => [nameFor(name), schemas[name] as Json]));
  return JSON.parse(JSON.stringify({ ...json, components: { ...components, schemas: renamed } }, called));
}

/** The members of objects, and the parts of compositions that no discriminator chooses. */
function reordered(release: Release): JsonObject {
  const turned = everywhere(release, (json, { part }) => {
    if (part !== 'schema' || json.discriminator !== undefined) return json;
    const entries = Object.entries(json).map(([name, value]): [string, Json] => {
      const isList = ['allOf', 'anyOf', 'oneOf', 'enum', 'required'].includes(name) && Array.isArray(value);
      return [name, isList ? [...(value as Json[])].reverse() : value];
    });
    return Object.fromEntries(entries);
  });
  return backwards(turned) as JsonObject;
}

function backwards(json: Json): Json {
  if (Array.isArray(json)) return json.map(backwards);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .map(([name, value]): [string, Json] => [name, backwards(value)])
      .reverse(),
  );
}
