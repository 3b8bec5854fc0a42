/** The filters: shown where JavaScript is there to use them, so without it there are none that do nothing. */
import { verdicts } from '../../diff/change/verdict.js';
import type { Review } from '../../review/review.js';
import type { Area } from '../words/by-area.js';
import { counted } from '../words/uses-words.js';
import { type Html, html, text } from './escape.js';
import { facets, methodsOf } from './facets.js';

/** A choice of a filter: what the address calls it, what the page does, and how many changes have it. */
interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** The column beside the changes: search, filters, and the areas as a list of links. */
export function filters({ changes, counts }: Review, areas: readonly Area[]): Html {
  const methods = new Map<string, number>();
  for (const change of changes)
    for (const method of methodsOf(change)) methods.set(method, (methods.get(method) ?? 0) + 1);
  const { of, names } = facets.audience;
  const audiences = Object.entries(names).map(([value, label]) => ({
    ...{ value, label },
    count: verdicts.reduce((sum, verdict) => sum + (of(verdict) === value ? counts[verdict] : 0), 0),
  }));
  const listed = areas.map(({ name, changes: its }) => ({ value: name, label: name, count: its.length }));
  return html([
    '<aside aria-label="Filters and areas"><form id="filters" role="search" aria-label="Filter the changes" hidden>',
    '<label class="search"><span>Search</span><input type="search" id="search" autocomplete="off" spellcheck="false" placeholder="words, paths, ids"></label>',
    `<p id="count" role="status">${counted(changes.length, 'change')}</p>`,
    '<details id="facets" open><summary>Filters</summary>',
    group(
      'verdict',
      'Verdict',
      verdicts.map((value) => ({ value, label: value, count: counts[value] })),
    ),
    group('audience', 'Who breaks', audiences),
    group(
      'method',
      'Method',
      [...methods].sort().map(([value, count]) => ({ value, label: value, count })),
    ),
    group('area', 'Area', listed),
    '</details><p class="actions"><button type="reset" hidden>Clear filters</button> <button type="button" id="show-keys">Keys <kbd>?</kbd></button></p></form>',
    `<nav class="areas" aria-label="Areas"><h2>Areas</h2><ul>${areas.map(areaLink).join('')}</ul></nav></aside>`,
  ]);
}

function group(name: string, title: string, choices: readonly Choice[]): string {
  const used = choices.filter(({ count }) => count > 0);
  if (used.length === 0) return '';
  const boxes = used.map(
    ({ value, label, count }) =>
      `<label><input type="checkbox" name="${name}" value="${text(value)}"><span>${text(label)}</span> <small>${count}</small></label>`,
  );
  const long = used.length > 12;
  return `<fieldset><legend>${title}</legend>${long ? `<details><summary>${used.length} to choose from</summary>` : ''}${boxes.join('')}${long ? '</details>' : ''}</fieldset>`;
}

function areaLink({ name, changes }: Area, index: number): string {
  return `<li><a href="#area-${index}">${text(name)}</a> <small>${changes.length}</small></li>`;
}
