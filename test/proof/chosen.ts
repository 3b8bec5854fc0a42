/** What a discriminator makes of the branches of a union (OpenAPI 3.1.1, section 4.8.25). */
import { fromPointer, isObject, type Json, type JsonObject } from '../../src/json.js';
import type { Release } from './release.js';

/** With a discriminator each branch asks for the values that choose it. */
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
  return parts.map((part, i) => {
    const mine = values[i] ?? [];
    // A component whose name stands for another one is chosen by nothing; what has no name, by what is left.
    const isNamed = isObject(branches[i]) && branches[i].$ref !== undefined;
    const left: Json = isNamed ? false : all.length > 0 ? { not: { enum: all } } : true;
    const wanted: Json = mine.length > 0 ? { enum: mine } : left;
    return { allOf: [part], required: [property], properties: { [property]: wanted } };
  });
}

/** The values of the discriminator that choose a branch. */
export function choosing(
  release: Release,
  branch: Json,
  branches: readonly Json[],
  discriminator: JsonObject,
): string[] {
  const place = (each: Json): string | undefined =>
    isObject(each) && typeof each.$ref === 'string' ? release.pointerOf(each.$ref) : undefined;
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

/** Where a mapping leads: a reference, or the name of a component. */
const leadOf = (release: Release, target: string): string =>
  release.pointerOf(/[#/:]/.test(target) ? target : `#/components/schemas/${target}`);
