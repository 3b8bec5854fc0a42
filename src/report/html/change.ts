/** One change: what happened, who breaks, where, why somebody has to judge it, the message that shows it. */
import { fromPointer } from '../../json.js';
import { audience } from '../../review/audience.js';
import type { Review, ReviewedChange } from '../../review/review.js';
import { breaking, capital, type Html, html, message, text } from './escape.js';
import { facets, methodsOf } from './facets.js';
import { placeTable } from './place.js';
import { witnessFigure } from './witness.js';

/** An article with the id of the change, so that `#id` leads to it. */
export function article(change: ReviewedChange, review: Review): Html {
  const { id, verdict, rule, at, reason } = change;
  const place = placeTable(change, review);
  const pointer = at.revision ?? at.base ?? '';
  const open = verdict === 'wire' || verdict === 'review' ? ' open' : '';
  return html([
    `<article id="${id}" class="change ${verdict}" data-v="${verdict}" data-w="${facets.audience.of(verdict)}" data-m="${methodsOf(change).join(' ')}" tabindex="-1" aria-labelledby="t-${id}">`,
    `<div class="top"><span class="badge">${verdict}</span><h3 id="t-${id}">${message(change.message)}</h3>`,
    `<a class="link" href="#${id}" aria-label="Link to this change">#</a></div>`,
    `<p class="at"><span class="who">${text(capital(audience[verdict].breaks))}.</span> <code title="${text(pointer)}">${pointer === '' ? 'the document' : wayText(pointer)}</code> <span class="rule">${rule}</span></p>`,
    operationsOf(change),
    reason === undefined ? '' : `<p class="reason"><strong>Why:</strong> ${text(reason)}.</p>`,
    witnessFigure(change, review),
    place === '' ? '' : `<details class="where"${open}><summary>${placeTitle(change)}</summary>${place}</details>`,
    '</article>',
  ]);
}

function placeTitle({ at, rule }: ReviewedChange): string {
  if (rule.startsWith('property-') || (at.base !== null && at.revision !== null)) return 'Before and after';
  return at.base === null ? 'What is new' : 'What is gone';
}

/** A pointer as people read it: its names, without their escapes. */
function wayText(pointer: string): Html {
  return html([fromPointer(pointer).map(breaking).join(' <i>›</i> ')]);
}

/** Operations that stand in sight. */
const MAX_OPERATIONS = 4;

function operationsOf({ operations }: ReviewedChange): Html {
  if (operations.length === 0) return html([]);
  const items = operations.map((name) => `<li>${operation(name)}</li>`);
  const rest = items.slice(MAX_OPERATIONS);
  return html([
    `<ul class="operations">${items.slice(0, MAX_OPERATIONS).join('')}</ul>`,
    rest.length === 0
      ? ''
      : `<details class="more"><summary>and ${rest.length} more operations</summary><ul class="operations">${rest.join('')}</ul></details>`,
  ]);
}

function operation(name: string): string {
  const space = name.indexOf(' ');
  return `<code><b>${text(name.slice(0, space))}</b> ${breaking(name.slice(space + 1))}</code>`;
}
