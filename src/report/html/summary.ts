/** The top of the page: which releases, the verdict, the bump, the counts. */
import { verdicts } from '../../diff/change/verdict.js';
import { audience } from '../../review/audience.js';
import type { Release, Review } from '../../review/review.js';
import { counted, usesSentences } from '../words/uses-words.js';
import { capital, type Html, html, text } from './escape.js';
import type { Raw } from './raw.js';

/** The banner of the page, and the way to its two parts. */
export function summary(review: Review, title: string, raw: Raw): Html {
  const { base, revision, verdict, bump, counts, changes } = review;
  const tiles = verdicts.map(
    (name) =>
      `<li class="${name}${counts[name] === 0 ? ' zero' : ''}"><a href="#?verdict=${name}"><strong>${counts[name]}</strong> <span>${name}</span></a></li>`,
  );
  const uses = usesSentences(review).map((sentence) => `<p>${text(sentence)}</p>`);
  return html([
    '<header class="summary"><div class="inner">',
    `<h1><span class="api">${text(title.slice(0, title.lastIndexOf(': ')))}</span> <span class="releases">${release(base, '')} ${release(revision, arrow)}</span></h1>`,
    `<div class="answer ${verdict}"><p><span class="badge">${verdict}</span> <strong>${text(capital(audience[verdict].breaks))}.</strong></p><p class="bump">Least bump: <strong>${bump}</strong></p></div>`,
    `<ul class="tiles" aria-label="Changes by verdict">${tiles.join('')}</ul>`,
    uses.length === 0 ? '' : `<div class="uses">${uses.join('')}</div>`,
    `<nav aria-label="Parts of this page"><a href="#changes" id="tab-changes" aria-current="true">${counted(changes.length, 'change')}</a>`,
    `<a href="#raw" id="tab-raw">Raw <span class="plus">+${raw.added}</span> <span class="minus">−${raw.removed}</span></a></nav>`,
    '</div></header>',
  ]);
}

const arrow = '<span class="arrow" aria-hidden="true">→</span><span class="hide"> to </span> ';

function release({ version, source }: Release, lead: string): string {
  const name = `${lead}${text(version ?? 'no version')}`;
  return source === version
    ? `<span class="release">${name}</span>`
    : `<span class="release">${name} <small>${text(source)}</small></span>`;
}
