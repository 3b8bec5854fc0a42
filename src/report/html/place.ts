/** The place of a change in both releases: YAML side by side, changed lines marked, what is far from them left out. */
import { words } from '../../diff/rules/words.js';
import { equal, fromPointer, isObject, type Json, toPointer } from '../../json.js';
import type { Review, ReviewedChange } from '../../review/review.js';
import { type Block, context, difference } from '../lines/difference.js';
import { type Written, writeYaml } from '../yaml/write.js';
import { type Html, html, lines, text } from './escape.js';

/** The rows that are shown at most. */
const MAX_ROWS = 80;

/** The place as a table, or as one text where one release has it only; empty where nothing can be shown. */
export function placeTable(change: ReviewedChange, review: Review): Html {
  const shown = whereItDiffers(change, review);
  const [base, revision] = [review.base, review.revision].map(({ version }) => text(version ?? 'no version'));
  if (shown === null) return html([]);
  if (shown.base === undefined || shown.revision === undefined) {
    const added = shown.base === undefined;
    const value = added ? shown.revision : shown.base;
    return value === undefined ? html([]) : alone(value, `Only in ${added ? revision : base}`, added ? 'i' : 'd');
  }
  const rows = tableRows(writeYaml(shown.base, shown.way), writeYaml(shown.revision, shown.way), change);
  const caption = shown.pointer === '' ? 'the document' : shown.pointer;
  return html([
    `<table class="place"><caption${shown.way.length === 0 ? ' class="hide"' : ''}>${text(caption)}</caption>`,
    `<thead><tr><th scope="col">Before, ${base}</th><th scope="col">After, ${revision}</th></tr></thead><tbody>`,
    ...rows,
    '</tbody></table>',
  ]);
}

function alone(value: Json, title: string, mark: 'i' | 'd'): Html {
  const written = writeYaml(value).lines;
  const rest =
    written.length > MAX_ROWS ? `<p class="rest">${written.length - MAX_ROWS} more lines stand under Raw.</p>` : '';
  return html([`<p class="only">${title}</p><pre class="${mark}">${lines(written.slice(0, MAX_ROWS))}</pre>`, rest]);
}

/** What is shown: the values of one pointer, and the way from there to the change. */
interface Shown {
  readonly base: Json | undefined;
  readonly revision: Json | undefined;
  readonly pointer: string;
  readonly way: readonly string[];
}

/** The place itself where both releases have it and differ there, else the nearest object around it that differs. */
function whereItDiffers(change: ReviewedChange, { base, revision }: Review): Shown | null {
  const { at, detail } = change;
  const names = change.rule === words.id ? detail.names : undefined;
  const first = (at.revision ?? at.base) as string;
  if (at.base !== null && at.revision !== null) {
    const [old, fresh] = [picked(base.document.at(at.base), names), picked(revision.document.at(at.revision), names)];
    if (!equal(old, fresh)) return { base: old, revision: fresh, pointer: first, way: [] };
  }
  const way = fromPointer(first);
  for (let up = way.length - 1; up >= shortest(way); up--) {
    const pointer = toPointer(way.slice(0, up));
    const [old, fresh] = [base.document.at(pointer), revision.document.at(pointer)];
    if (!isObject(old) || !isObject(fresh) || equal(old, fresh) || isMap(way[up - 1])) continue;
    return { base: old, revision: fresh, pointer, way: way.slice(up) };
  }
  const [old, fresh] = [at.base, at.revision].map((pointer, i) =>
    pointer === null ? undefined : (i === 0 ? base : revision).document.at(pointer),
  );
  return equal(old, fresh) ? null : { base: old, revision: fresh, pointer: first, way: [] };
}

/** Objects that hold parts by name say nothing themselves: what surrounds them does. */
function isMap(token: string | undefined): boolean {
  return token === 'properties' || token === 'patternProperties' || token === '$defs';
}

/** What is new or gone as a whole (an operation, a component, a response) is shown alone: what surrounds it does not help. */
function shortest(way: readonly string[]): number {
  const inSchema = way.lastIndexOf('properties');
  return inSchema === -1 ? Number.POSITIVE_INFINITY : Math.max(1, inSchema);
}

function picked(value: Json | undefined, names: readonly string[] | undefined): Json | undefined {
  if (names === undefined || !isObject(value)) return value;
  const found = names.filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(found.map((name) => [name, value[name] as Json]));
}

/** The blocks that belong to the change: those within its lines, or that name it in a list; all where none does. */
function isOwn({ base, revision }: Block, before: Written, after: Written, { detail }: ReviewedChange): boolean {
  const meets = ([from, to]: readonly [number, number], watched: Written['watched']) =>
    watched !== null && from < watched[1] && to > watched[0];
  const entry = detail.name === undefined ? null : `- ${detail.name}`;
  const names = ({ lines: written }: Written, [from, to]: readonly [number, number]) =>
    entry !== null && written.slice(from, to).some((line) => line.trim() === entry);
  return meets(base, before.watched) || meets(revision, after.watched) || names(before, base) || names(after, revision);
}

function tableRows(base: Written, revision: Written, change: ReviewedChange): string[] {
  const blocks = difference(base.lines, revision.lines);
  const own = blocks.filter((block) => isOwn(block, base, revision, change));
  const rows: string[] = [];
  let behind = 0;
  for (const [i, block] of blocks.entries()) {
    if (own.length > 0 && !own.includes(block)) continue;
    // Lines around it are the same in both as far as the next block, whether that one is shown or not.
    const from = Math.max(behind, block.revision[0] - context, blocks[i - 1]?.revision[1] ?? 0);
    if (from > behind) rows.push(gap('⋯'));
    rows.push(...sameRows(revision.lines.slice(from, block.revision[0])));
    rows.push(...changedRows(base.lines.slice(...block.base), revision.lines.slice(...block.revision)));
    behind = Math.min(block.revision[1] + context, blocks[i + 1]?.revision[0] ?? revision.lines.length);
    rows.push(...sameRows(revision.lines.slice(block.revision[1], behind)));
  }
  if (behind < revision.lines.length) rows.push(gap('⋯'));
  if (rows.length <= MAX_ROWS) return rows;
  return [...rows.slice(0, MAX_ROWS), gap(`${rows.length - MAX_ROWS} more lines stand under Raw`)];
}

function gap(words: string): string {
  return `<tr class="gap"><td colspan="2">${words}</td></tr>`;
}

function sameRows(same: readonly string[]): string[] {
  return same.map((line) => `<tr class="s"><td>${text(line)}</td><td>${text(line)}</td></tr>`);
}

function changedRows(gone: readonly string[], fresh: readonly string[]): string[] {
  return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, i) => {
    const [old, now] = [gone[i], fresh[i]];
    const left = old === undefined ? '<td class="n"></td>' : `<td class="d">${text(old)}</td>`;
    const right = now === undefined ? '<td class="n"></td>' : `<td class="i">${text(now)}</td>`;
    return `<tr>${left}${right}</tr>`;
  });
}
