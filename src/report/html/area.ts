/** An area of the API and its changes. */
import { countsOf, type Review } from '../../review/review.js';
import type { Area } from '../words/by-area.js';
import { countsText } from '../words/change-lines.js';
import { article } from './change.js';
import { type Html, html, text } from './escape.js';

/** A section with a heading that its place in the page names. */
export function areaSection({ name, changes }: Area, index: number, review: Review): Html {
  return html([
    `<section class="area" id="area-${index}" data-a="${text(name)}" aria-labelledby="area-title-${index}">`,
    `<h2 id="area-title-${index}">${text(name)} <span class="count">${countsText(countsOf(changes))}</span></h2>`,
    ...changes.map((change) => article(change, review)),
    '</section>',
  ]);
}
