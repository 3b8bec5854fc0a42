/**
 * Components that stand for a parent: what builds by `allOf` on a schema with a discriminator is an alternate of it
 * (OpenAPI
 * 3.1.1, section 4.8.25), though no reference leads there.
 */
import { fromPointer, isObject, type Json, member } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { wraps } from '../../keywords.js';
import { targetOf } from './choice.js';

/**
 * The values by which the discriminators of its parents know a component, each with the member that carries it: those
 * of their mappings, else its own name.
 */
export function chosenBy(document: OpenApi, pointer: string): readonly string[] {
  const values: string[] = [];
  for (const parent of parentsOf(document, pointer)) {
    const discriminator = member(document.at(parent) ?? null, 'discriminator');
    const table = member(discriminator, 'mapping') ?? null;
    const mapping = isObject(table) ? Object.entries(table) : [];
    const mapped = mapping.filter(([, target]) => targetOf(document, target) === pointer).map(([value]) => value);
    const own = mapped.length > 0 ? mapped : [fromPointer(pointer).pop() ?? ''];
    values.push(...own.map((value) => JSON.stringify([member(discriminator, 'propertyName') ?? null, value])));
  }
  return [...new Set(values)].sort();
}

/**
 * The parents of both releases that a component of one of them is an alternate of. Where a union stands beside the
 * discriminator, it lists the alternates.
 */
export function standsFor(documents: Documents, document: OpenApi, pointer: string): Pair[] {
  return parentsOf(document, pointer).flatMap((parent) => {
    const [base, revision] = [documents.base.at(parent), documents.revision.at(parent)];
    if (base === undefined || revision === undefined || listsBranches(base) || listsBranches(revision)) return [];
    return [{ base: { json: base, pointer: parent }, revision: { json: revision, pointer: parent } }];
  });
}

function listsBranches(schema: Json): boolean {
  return isObject(schema) && (schema.oneOf ?? schema.anyOf) !== undefined;
}

/**
 * The references that a schema builds on: in its `allOf`, and in what is composed there; a union of one is its branch.
 */
function buildsOn(schema: Json): Json[] {
  const lists = wraps.map((keyword) => member(schema, keyword) ?? null).filter(Array.isArray);
  const certain = lists.filter((list) => list.length === 1 || list === member(schema, 'allOf'));
  return certain.flat().flatMap((part) => [member(part, '$ref') ?? [], buildsOn(part)].flat());
}

/** The schemas with a discriminator that a component builds on by `allOf`, however far. */
function parentsOf(document: OpenApi, pointer: string): string[] {
  const met = new Set([pointer]);
  for (const each of met) {
    for (const ref of buildsOn(document.at(each) ?? null)) {
      const parent = targetOf(document, ref);
      if (parent !== undefined) met.add(parent);
    }
  }
  met.delete(pointer);
  return [...met].filter((each) => isObject(member(document.at(each) ?? null, 'discriminator') ?? null));
}
