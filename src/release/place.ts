/** Where a change is, in a few words: the component that it belongs to, else the operations that it reaches. */
import { fromPointer } from '../json.js';
import { few } from '../openapi/shown.js';
import type { ReviewedChange } from '../review/review.js';

/** At most three operations are named; empty where the message itself says where. */
export function placeOf({ at, operations, message }: ReviewedChange): string {
  const [root, , name] = fromPointer(at.revision ?? at.base ?? '');
  if (root === 'components' && name !== undefined) return message.includes(name) ? '' : `\`${name}\``;
  const named = operations.filter((operation) => !message.includes(operation));
  if (named.length < operations.length) return '';
  const names = named.map((operation) => `\`${operation}\``);
  return few(names, 3);
}
