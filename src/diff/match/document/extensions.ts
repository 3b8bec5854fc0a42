/** Extensions of maps: `paths`, `components` and `responses` hold `x-` keys beside what they list. */
import { type Json, type JsonObject, keysOf, member } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';

/** The extensions of a map that an object of both releases has, as far as either map is there. */
export function extensionsIn({ base, revision }: Pair<JsonObject>, map: string): Pair<JsonObject> {
  return { base: extensionsOf(base, map), revision: extensionsOf(revision, map) };
}

function extensionsOf({ json, pointer }: Located<JsonObject>, map: string): Located<JsonObject> {
  const held = member(json, map);
  const names = keysOf(held).filter((name) => name.startsWith('x-'));
  return {
    json: Object.fromEntries(names.map((name) => [name, member(held, name) as Json])),
    pointer: `${pointer}/${map}`,
  };
}
