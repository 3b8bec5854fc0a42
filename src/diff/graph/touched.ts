/** The operations that a place of a document is part of, or that references lead to it from. */
import { isObject, type Json } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { OpenApi, Operation } from '../../openapi/model.js';
import { type Parts, partsReaching, pointerOf, usersOf } from './parts.js';

/** Their names, in the order of the document. Read of the whole document: for what is told once. */
export function operationsTouching(document: OpenApi, pointer: string): string[] {
  const reaching = partsReaching(usersOf(document), [partOf(pointer)]);
  return document
    .everyOperation()
    .filter((operation) => isPartOf(operation, pointer) || leadsTo(document, fieldsOf(operation), reaching))
    .map(({ name }) => name);
}

/** Does the place stand in the operation, or in what it has from its path item or the document? */
function isPartOf(operation: Operation, pointer: string): boolean {
  const { pathItem } = operation;
  const shared = pathItem.flatMap((item) => (item.json.parameters === undefined ? [] : [`${item.pointer}/parameters`]));
  const around = [operation.servers(), operation.security()].flatMap((place) =>
    place === undefined ? [] : [place.pointer],
  );
  return [operation.pointer, ...shared, ...around].some((place) => `${pointer}/`.startsWith(`${place}/`));
}

/** The operation with the parameters of its path item. */
function fieldsOf({ json, pathItem }: Operation): Json[] {
  return [json, ...pathItem.flatMap((item) => item.json.parameters ?? [])];
}

function leadsTo(document: OpenApi, values: readonly Json[], reaching: Parts): boolean {
  return values.some((value) => {
    if (Array.isArray(value)) return leadsTo(document, value, reaching);
    if (!isObject(value)) return false;
    if (typeof value.$ref === 'string' && reaching.hold(pointerOf(document, value.$ref))) return true;
    return leadsTo(document, Object.values(value), reaching);
  });
}
