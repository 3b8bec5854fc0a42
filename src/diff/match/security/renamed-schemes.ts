/** Security schemes that are called otherwise: a scheme is what it says. */
import { canonical, isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { Documents } from '../../change/subjects.js';

const known = new WeakMap<Documents, ReadonlyMap<string, string>>();

/** Old name to new name; where several of those that came or went say the same, none is known. */
export function renamedSchemes(documents: Documents): ReadonlyMap<string, string> {
  let found = known.get(documents);
  if (found === undefined) {
    const [olds, news] = [schemesIn(documents.base), schemesIn(documents.revision)];
    const [gone, fresh] = [bySaying(olds, news), bySaying(news, olds)];
    found = new Map(
      [...gone].flatMap(([said, [old, ...others]]): [string, string][] => {
        const [name, ...more] = fresh.get(said) ?? [];
        return old === undefined || name === undefined || others.length + more.length > 0 ? [] : [[old, name]];
      }),
    );
    known.set(documents, found);
  }
  return found;
}

function schemesIn({ json }: OpenApi): JsonObject {
  const schemes = member(member(json, 'components'), 'securitySchemes');
  return isObject(schemes) ? schemes : {};
}

/** The names that the other release does not have, by what they stand for. */
function bySaying(own: JsonObject, other: JsonObject): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of Object.keys(own)) {
    if (Object.hasOwn(other, name)) continue;
    const said = canonical(own[name] as Json);
    found.set(said, [...(found.get(said) ?? []), name]);
  }
  return found;
}
