/** Members by whose values branches of a union are told apart, so that no value is in two of them. */
import { equal, type Json, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { directions } from '../../change/pair.js';
import { isLeftOut } from './applied.js';
import { declared, ownProperty, requiredNames } from './members.js';
import { bareReference, follow, says } from './view.js';

/** The values that each demanded member may have, where they are listed. */
export type Tags = ReadonlyMap<string, readonly Json[]>;

/** None. */
export const noTags: Tags = new Map();

/** Those that a schema gives an object, through plain references. */
export function tagsOf(document: OpenApi, place: Located): Tags {
  const at = behind(document, place);
  const schema = says(document, at.json);
  return new Map(
    requiredNames(schema).flatMap((name) => {
      const own = ownProperty(at, schema, name);
      const values = own === undefined ? undefined : valuesOf(says(document, behind(document, own).json));
      return values === undefined ? [] : [[name, values] as const];
    }),
  );
}

/** Do both demand a member, each with other values? `isDemanded`: is it sure to be there? */
export function areTold(one: Tags, other: Tags, isDemanded: (name: string) => boolean): boolean {
  return [...one].some(([name, values]) => {
    const its = other.get(name);
    return its !== undefined && !values.some((value) => its.some((each) => equal(each, value))) && isDemanded(name);
  });
}

/**
 * Is a member that a schema demands sure to be there? Not where anything that is said of the value may leave it out.
 */
export function isNeverLeftOut(document: OpenApi, place: Located): (name: string) => boolean {
  const { properties, others } = declared(document, [place], true);
  const leaves = (part: Located): boolean => directions.some((direction) => isLeftOut(document, part, direction));
  const mayBeAny = [...others.values()].flat().some(leaves);
  return (name) => !mayBeAny && properties.get(name)?.some(leaves) !== true;
}

function behind(document: OpenApi, place: Located): Located {
  const met = new Set<string>();
  let at = place;
  for (let ref = refOf(document, at); ref !== undefined && !met.has(at.pointer); ref = refOf(document, at)) {
    met.add(at.pointer);
    at = follow(document, ref);
  }
  return at;
}

function refOf(document: OpenApi, { json }: Located): string | undefined {
  return bareReference(says(document, json));
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}
