/** The review page of two documents, with the review that it shows. */
import { parsePair, type Review, render, review } from '../../src/diff.js';

/** Compares two JSON texts and renders the page. */
export function pageOf(base: string, revision: string): { readonly found: Review; readonly html: string } {
  const pair = parsePair({ text: base, name: 'old.json' }, { text: revision, name: 'new.json' });
  const found = review(pair.base, pair.revision);
  return { found, html: render(found, 'html') };
}
