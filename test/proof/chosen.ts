/** What a discriminator makes of the branches of a union (OpenAPI 3.1.1, section 4.8.25). */
import { fromPointer, isObject, type Json, type JsonObject } from '../../src/json.js';
import type { Release } from './release.js';

/** With a discriminator each branch asks for the values that choose it, where the member is there. */
export function chosen(
  release: Release,
  parts: readonly Json[],
  branches: readonly Json[],
  discriminator: Json | undefined,
): Json[] {
  const property = isObject(discriminator) ? discriminator.propertyName : undefined;
  if (!isObject(discriminator) || typeof property !== 'string') return [...parts];
  const values = branches.map((branch) => choosing(release, branch, branches, discriminator));
  const all = values.flat();
  const lists = branches.map((branch) => listed(release, branch, property));
  const isOfAll = (value: Json): boolean => lists.length > 1 && lists.every((list) => list?.includes(value));
  return parts.map((part, i) => {
    const mine = values[i] as Json[];
    // What no value chooses is left for what is no name, and so is what lists such values by which it is told from others.
    const more = (lists[i] ?? []).some((value) => !all.includes(value) && !isOfAll(value));
    const left: Json = (mine.length === 0 || more) && { not: { enum: [...all, NO_VALUE] } };
    const others: Json = {
      type: 'object',
      required: [property],
      properties: { [property]: { not: wanted(mine, left) } },
    };
    return { allOf: [part], not: others };
  });
}

/** A list of no values is no schema to ajv. */
const NO_VALUE = '\u0000';

const wanted = (values: readonly Json[], left: Json): Json => ({ anyOf: [{ enum: [...values, NO_VALUE] }, left] });

/** The values of the discriminator that choose a branch: of those that it is named by the ones that it takes. */
export function choosing(release: Release, branch: Json, branches: readonly Json[], discriminator: JsonObject): Json[] {
  const values = listed(release, branch, String(discriminator.propertyName));
  return namesOf(release, branch, branches, discriminator)
    .flatMap((name): Json[] => (/^(true|false|-?\d+(\.\d+)?)$/.test(name) ? [name, JSON.parse(name) as Json] : [name]))
    .filter((value) => values === undefined || values.includes(value));
}

/** The values that a branch lists for the member; undefined where it lists none. */
function listed(release: Release, branch: Json, property: string, depth = 0): Json[] | undefined {
  if (!isObject(branch) || depth > 10) return undefined;
  const from = release.modern(branch);
  const parts = [...(typeof from.$ref === 'string' ? [release.target(from.$ref)] : []), ...list(from.allOf)];
  const member = isObject(from.properties) ? from.properties[property] : undefined;
  const own = member === undefined ? undefined : valuesOf(release, member, depth);
  return own ?? parts.map((part) => listed(release, part, property, depth + 1)).find((found) => found !== undefined);
}

function valuesOf(release: Release, schema: Json, depth: number): Json[] | undefined {
  if (!isObject(schema) || depth > 10) return undefined;
  if (schema.const !== undefined) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  const parts = [...(typeof schema.$ref === 'string' ? [release.target(schema.$ref)] : []), ...list(schema.allOf)];
  return parts.map((part) => valuesOf(release, part, depth + 1)).find((found) => found !== undefined);
}

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function namesOf(release: Release, branch: Json, branches: readonly Json[], discriminator: JsonObject): string[] {
  const place = (each: Json): string | undefined => refOf(each) && release.pointerOf(refOf(each) as string);
  const mine = place(branch);
  if (mine === undefined) return [];
  const mapping = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {}).map(
    ([value, to]) => [value, leadOf(release, String(to))] as const,
  );
  const named = mapping.filter(([, to]) => to === mine).map(([value]) => value);
  if (named.length > 0) return named;
  const name = fromPointer(mine).at(-1) as string;
  const taken = mapping.some(([value, to]) => value === name && branches.some((each) => place(each) === to));
  return taken ? [] : [name];
}

/** The reference that a branch is, in wraps of one part or not. */
function refOf(branch: Json): string | undefined {
  if (!isObject(branch)) return undefined;
  if (typeof branch.$ref === 'string') return branch.$ref;
  const [only, other] = [branch.allOf, branch.anyOf, branch.oneOf].flatMap((parts) => list(parts));
  return Object.keys(branch).length === 1 && other === undefined && only !== undefined ? refOf(only) : undefined;
}

/** Where a mapping leads: a reference, or the name of a component. */
const leadOf = (release: Release, target: string): string =>
  release.pointerOf(/[#/:]/.test(target) ? target : `#/components/schemas/${target}`);
