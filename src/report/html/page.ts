/** The review page: everything in one file, and a policy that forbids the browser to ask anybody for more. */
import { createRequire } from 'node:module';
import { member } from '../../json.js';
import type { Review } from '../../review/review.js';
import { byArea } from '../words/by-area.js';
import { areaSection } from './area.js';
import { type Html, html, text } from './escape.js';
import { filters } from './filters.js';
import { raw } from './raw.js';
import { script } from './script.js';
import { style } from './style.js';
import { summary } from './summary.js';

/** The whole page. The same review gives the same bytes. */
export function page(review: Review): Html {
  const areas = byArea(review);
  const difference = raw(review);
  return html([
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${text(titleOf(review))}</title><style>${style}</style></head><body>`,
    '<a class="skip" href="#changes">Skip to the changes</a>',
    summary(review, titleOf(review), difference),
    '<div class="columns">',
    filters(review, areas),
    `<main><section id="changes" tabindex="-1" aria-labelledby="changes-title"><h2 class="title" id="changes-title">Changes</h2>${areas.length === 0 ? '<p class="none">Nothing changed.</p>' : ''}`,
    '<p class="none" id="none" hidden>No change suits these filters.</p>',
    ...areas.map((area, i) => areaSection(area, i, review)),
    '</section>',
    `<section id="raw" tabindex="-1" aria-labelledby="raw-title"><h2 class="title" id="raw-title">Raw: the lines of openapi.yaml${review.uses === undefined ? '' : ', for all operations'}, <span class="plus">+${difference.added}</span> <span class="minus">−${difference.removed}</span></h2>`,
    difference.added + difference.removed === 0 ? '<p class="none">No line differs.</p>' : '',
    difference.html,
    '</section></main></div>',
    keys,
    `<script>${script}</script></body></html>\n`,
  ]);
}

function titleOf({ base, revision }: Review): string {
  const title = member(member(revision.document.json, 'info'), 'title');
  return `${typeof title === 'string' ? title : 'API'}: ${base.version ?? 'no version'} to ${revision.version ?? 'no version'}`;
}

/** Nothing may be loaded; only the style and the script of this page count, whatever else might get into it. */
const policy = (): string =>
  [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Hashing is loaded when a page is written: it would cost every other run three milliseconds at its start. */
function hashOf(content: string): string {
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto');
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

const keys = `<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>
<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous change</dd>
<dt><kbd>o</kbd></dt><dd>open or close its details</dd>
<dt><kbd>/</kbd></dt><dd>search</dd>
<dt><kbd>?</kbd></dt><dd>this list</dd>
<dt><kbd>Esc</kbd></dt><dd>close, or leave the search</dd>
</dl><form method="dialog"><button>Close</button></form></dialog>`;
