/** Which parts of two documents operations refer to, however far. */
import { Parts, targetPointer } from '../diff/graph/parts.js';
import { type Json, member } from '../json.js';
import { partOf } from '../openapi/locate.js';
import type { OpenApi, Operation } from '../openapi/model.js';

/** The components that some operations may use; more than they do rather than less. */
export function reachedFrom(operations: readonly Operation[], documents: readonly OpenApi[]): Parts {
  const reached = new Set<string>();
  const note = (ref: string): void => {
    for (const document of documents) reached.add(partOf(targetPointer(document, ref)));
  };
  for (const { json, pathItem } of operations) {
    eachReference(json, note);
    for (const item of pathItem) eachReference(member(item.json, 'parameters') ?? null, note);
  }
  for (const part of reached) {
    for (const document of documents) {
      if (document.at(part) !== undefined) for (const ref of document.references(part)) note(ref);
    }
  }
  return new Parts(reached);
}

/** Calls back with each text that a member `$ref` holds, wherever it stands. */
function eachReference(json: Json, note: (ref: string) => void): void {
  if (typeof json !== 'object' || json === null) return;
  const ref = member(json, '$ref');
  if (typeof ref === 'string') note(ref);
  for (const part of Object.values(json)) eachReference(part, note);
}
