/** Members that a direction leaves out. */
import { isObject, type Json } from '../../src/json.js';
import type { Release } from './release.js';
import type { Direction } from './words.js';

/** Is a member with this schema left out of messages of this direction? Seen through references, `allOf` and a union of one. */
export function isHidden(release: Release, schema: Json, direction: Direction, depth = 0): boolean {
  if (!isObject(schema) || depth > 20) return false;
  const from = release.modern(schema);
  if (from[direction === 'request' ? 'readOnly' : 'writeOnly'] === true) return true;
  if (typeof from.$ref === 'string' && isHidden(release, release.target(from.$ref), direction, depth + 1)) return true;
  const unions = [from.anyOf, from.oneOf].flatMap((list) => (Array.isArray(list) && list.length === 1 ? list : []));
  const parts = [...(Array.isArray(from.allOf) ? from.allOf : []), ...unions];
  return parts.some((part) => isHidden(release, part, direction, depth + 1));
}
