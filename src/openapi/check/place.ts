/** Places of a document on the way down, whose pointers are written only where something is wrong. */
import { toPointer } from '../../json.js';

/** The way from the root, as a list read backwards, so that no pointer is written for a place that is right. */
export interface Place {
  readonly above: Place | null;
  readonly token: string | number;
  /** Stands inside a schema with an `$id`, from which its references would be read. */
  readonly moved: boolean;
}

/** The place of the document itself. */
export const root: Place = { above: null, token: '', moved: false };

/** The place of a value with a known pointer. */
export function placeOf(tokens: readonly string[]): Place {
  return tokens.reduce<Place>((above, token) => ({ above, token, moved: false }), root);
}

/** The pointer of a place. */
export function pointerTo(place: Place): string {
  const tokens: (string | number)[] = [];
  for (let at = place; at.above !== null; at = at.above) tokens.unshift(at.token);
  return toPointer(tokens);
}
