/** The same change made to every part of a document, from the inside out, wherever a message or a component holds one. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { children, type Part } from './grammar.js';
import type { Release } from './release.js';

/** Where a part stands. */
export interface Place {
  readonly part: Part;
  readonly pointer: readonly string[];
  /** What holds it, and under which of its members; nothing of a component. */
  readonly holder?: JsonObject;
  readonly keyword?: string;
}

/** What is written instead of a part, whose own parts are written already. */
export type Change = (json: JsonObject, place: Place) => Json;

const sections: readonly [name: string, part: Part][] = [
  ['schemas', 'schema'],
  ['parameters', 'parameter'],
  ['responses', 'response'],
  ['requestBodies', 'requestBody'],
  ['headers', 'header'],
  ['callbacks', 'callback'],
];

/** The document with each part as the change writes it. */
export function everywhere(release: Release, change: Change): JsonObject {
  const made: JsonObject = { ...release.json };
  for (const name of ['paths', 'webhooks']) {
    const items = section(release, made[name], 'pathItem', [name], change);
    if (items !== undefined) made[name] = items;
  }
  if (!isObject(made.components)) return made;
  const components: JsonObject = { ...made.components };
  for (const [name, part] of sections) {
    const parts = section(release, components[name], part, ['components', name], change);
    if (parts !== undefined) components[name] = parts;
  }
  return { ...made, components };
}

function section(
  release: Release,
  json: Json | undefined,
  part: Part,
  above: readonly string[],
  change: Change,
): JsonObject | undefined {
  if (!isObject(json)) return undefined;
  const entries = Object.entries(json).map(([name, each]): [string, Json] => {
    const isExtension = name.startsWith('x-') && part !== 'schema' && part !== 'header';
    return [name, isExtension ? each : rewritten(release, each, { part, pointer: [...above, name] }, change)];
  });
  return Object.fromEntries(entries);
}

/** One part so. */
export function rewritten(release: Release, json: Json, place: Place, change: Change): Json {
  if (!isObject(json)) return json;
  let made: JsonObject = json;
  for (const child of children(release, place.part, json)) {
    if (child.hop.kind === 'ref') continue;
    const pointer = [...place.pointer, ...child.tokens];
    const inner: Place = { part: child.part, pointer, holder: json, keyword: child.tokens[0] as string };
    made = put(made, child.tokens, rewritten(release, child.json, inner, change)) as JsonObject;
  }
  return change(made, place);
}

function put(json: Json, [token, ...rest]: readonly string[], value: Json): Json {
  if (token === undefined) return value;
  if (Array.isArray(json)) return json.map((item, index) => (String(index) === token ? put(item, rest, value) : item));
  return { ...(json as JsonObject), [token]: put((json as JsonObject)[token] as Json, rest, value) };
}
