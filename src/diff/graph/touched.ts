/** The operations that a place of a document is part of, or that references lead to it from. */
import { isObject, type Json } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { OpenApi, Operation } from '../../openapi/model.js';
import { type Parts, partsReaching, targetPointer, usersOf } from './parts.js';

/** Their names, in the order of the document. Read of the whole document: for what is told once. */
export function operationsTouching(document: OpenApi, pointers: readonly string[]): string[] {
  const reaching = partsReaching(usersOf(document), pointers.map(partOf));
  const holding = new Set(pointers.flatMap(around));
  return document
    .everyOperation()
    .filter((operation) => isPartOf(operation, holding) || leadsTo(document, fieldsOf(operation), reaching))
    .map(({ name }) => name);
}

/** A place and all that it stands in. */
function around(pointer: string): string[] {
  const found = [pointer];
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
    found.push(pointer.slice(0, end));
  return found;
}

/** Does one of the places stand in the operation, or in what it has from its path item or the document? */
function isPartOf(operation: Operation, holding: ReadonlySet<string>): boolean {
  const { pathItem } = operation;
  const shared = pathItem.flatMap((item) => (item.json.parameters === undefined ? [] : [`${item.pointer}/parameters`]));
  const given = [operation.servers(), operation.security()].flatMap((place) =>
    place === undefined ? [] : [place.pointer],
  );
  return [operation.pointer, ...shared, ...given].some((place) => holding.has(place));
}

/** The operation with the parameters of its path item. */
function fieldsOf({ json, pathItem }: Operation): Json[] {
  return [json, ...pathItem.flatMap((item) => item.json.parameters ?? [])];
}

function leadsTo(document: OpenApi, values: readonly Json[], reaching: Parts): boolean {
  return values.some((value) => {
    if (Array.isArray(value)) return leadsTo(document, value, reaching);
    if (!isObject(value)) return false;
    if (typeof value.$ref === 'string' && reaching.hold(targetPointer(document, value.$ref))) return true;
    return leadsTo(document, Object.values(value), reaching);
  });
}
