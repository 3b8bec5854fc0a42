/** The values without members that both halves of the grammar speak of, and the members that nothing here understands. */
import { type Leaf, leaf, type Refused } from './shapes.js';

/** A string. */
export const text = leaf('a string', 'string');
/** True or false. */
export const flag = leaf('true or false', 'boolean');
/** An array of anything. */
export const list = leaf('an array', 'array');
/** An array of strings. */
export const texts: Leaf = { ...leaf('an array of strings', 'array'), item: text };

/** A member that has to be taken out, and why. */
export const refused = (says: string): Refused => ({ kind: 'refused', says });

/** A member that came with OpenAPI 3.2. */
export const later = (what: string): Refused =>
  refused(`${what} came with OpenAPI 3.2 and is not compared yet; leave it out, or say it in the words of OpenAPI 3.1`);
