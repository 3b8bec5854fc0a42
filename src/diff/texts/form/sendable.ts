/**
 * What a form carries of the values that its schema allows: objects alone, and no empty lists and objects, of which
 * nothing is sent.
 */
import type { Json, JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { declared, requiredNames } from '../../schemas/read/members.js';
import { isPlain, schemasOfObjects } from '../../schemas/read/objects.js';
import type { Form } from './form.js';

/**
 * Those values, as a schema. What must be there is never empty; what need not be is as good as not there, if nothing
 * minds that.
 */
export function formsOf(document: OpenApi, root: Located, form: Form): JsonObject {
  const schemas = [...schemasOfObjects(document, root).values()];
  const names = isPlain(schemas)
    ? [...declared(document, [root], true).properties.keys()]
    : schemas.flatMap(requiredNames);
  const properties = names.flatMap((name): [string, Json][] => {
    const empty = emptyAt(form, name);
    return empty.length === 0 ? [] : [[name, { not: { enum: empty } }]];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** What is empty and no text, as the JSON of a part is one. */
function emptyAt(form: Form, name: string): Json[] {
  const step = { kind: 'property', name } as const;
  const isList = form.mannerAt([step]) === 'text';
  const isObject = form.mannerAt([step, { kind: 'property', name: '' }]) === 'text';
  return [...(isList ? [[]] : []), ...(isObject ? [{}] : [])];
}
