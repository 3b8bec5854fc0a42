/** Lists that come in pages: a cursor instead of a page number, so that nothing is skipped while others write. */
import { z } from 'zod';
import { queryParameter } from './operation.js';

/** Where the next page begins. */
export const cursor = queryParameter(
  'cursor',
  z.string().min(1).max(512),
  'nextCursor of the page before. Good for 24 hours and the same filters.',
);

/** The most items that a page shall have. */
export const limit = queryParameter(
  'limit',
  z.int().min(1).max(100),
  'The most items of the page, 50 when left out; fewer does not mean the last page.',
);

/** What people typed to look for. */
export const search = queryParameter(
  'q',
  z.string().min(1).max(200),
  'Words to look for: each begins a word of the text, in any case, accents or not.',
);

/** One page of items; the last page has no `nextCursor`. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}
