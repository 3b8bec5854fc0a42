/** Lists that come in pages: a cursor instead of a page number, so that nothing is skipped while others write. */
import { z } from 'zod';
import { queryParameter } from './operation.js';

/** Where the next page begins. */
export const cursor = queryParameter(
  'cursor',
  z.string().min(1).max(512),
  'nextCursor of the page before; leave it out for the first page. Good for 24 hours, and for the same filters only.',
);

/** The most items that a page shall have. */
export const limit = queryParameter(
  'limit',
  z.int().min(1).max(100),
  'The most items that the page shall have; 50 when left out. A page may have fewer without being the last.',
);

/** What people typed to look for. */
export const search = queryParameter(
  'q',
  z.string().min(1).max(200),
  'Words to look for; every one must begin a word of the text, in any case and with or without accents.',
);

/** One page of items; the last page has no `nextCursor`. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).max(100), nextCursor: z.string().min(1).max(512).optional() });
}
