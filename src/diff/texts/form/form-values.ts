/**
 * A form is an object whose members are its parts. How one writes a list or a single value as a whole no standard says.
 */
import { isObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { typesOf } from '../../schemas/read/types.js';

/** Which values a schema of a whole form speaks of; one that states no type speaks of objects, since a form is one. */
export interface FormValues {
  readonly objects: boolean;
  readonly others: boolean;
}

/** The values of a schema of a whole form. */
export function formValuesOf(document: OpenApi, place: Located): FormValues {
  const types = statedTypes(document, place);
  return {
    objects: types.length === 0 || types.some((type) => type === undefined || type === 'object'),
    others: types.some((type) => type !== undefined && type !== 'object'),
  };
}

/** Undefined for an alternative that states none; where alternatives are not known, what is stated beside them. */
function statedTypes(document: OpenApi, place: Located): (string | undefined)[] {
  const alternatives = alternativesOf(document, place);
  if (alternatives === null) return typesOf(document, place) ?? [undefined];
  return alternatives.flatMap(({ enum: listed, type }) => {
    if (Array.isArray(listed)) return listed.map((value) => (isObject(value) ? 'object' : 'single'));
    return type === undefined ? [undefined] : [type].flat().map(String);
  });
}
