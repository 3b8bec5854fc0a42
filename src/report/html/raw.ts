/** What a registry shows: the line diff of openapi.yaml. */
import type { SideName } from '../../diff/change/pair.js';
import type { JsonObject } from '../../json.js';
import type { OpenApi } from '../../openapi/model.js';
import { textOf } from '../../openapi/source-text.js';
import type { Review } from '../../review/review.js';
import { type Block, context, difference } from '../lines/difference.js';
import { writeDocument } from '../yaml/write.js';
import { type Html, html, lines } from './escape.js';

/** Changed lines that are shown at most. */
const MAX_CHANGED_LINES = 20_000;

/** The diff, and how many lines came and went. */
export interface Raw {
  readonly added: number;
  readonly removed: number;
  readonly html: Html;
}

/** Compares both documents line by line: as they are written where both are YAML, else as this package would write them. */
export function raw({ base, revision }: Review): Raw {
  const [old, fresh] = yamlOf(base.document, revision.document);
  const blocks = difference(old, fresh);
  const sum = (side: SideName) => blocks.reduce((total, { [side]: [from, to] }) => total + to - from, 0);
  const [added, removed] = [sum('revision'), sum('base')];
  return { added, removed, html: html([...hunks(blocks, old, fresh), rest(added + removed)]) };
}

function yamlOf(base: OpenApi, revision: OpenApi): [readonly string[], readonly string[]] {
  const [old, fresh] = [written(base), written(revision)];
  if (old !== null && fresh !== null) return [old, fresh];
  return [writeDocument(base.json as JsonObject), writeDocument(revision.json as JsonObject)];
}

/** The lines of a document that was read from YAML. */
function written(document: OpenApi): readonly string[] | null {
  const bytes = textOf(document);
  if (bytes === undefined || /^\ufeff?\s*\{/.test(bytes.toString('utf8', 0, 1000))) return null;
  return bytes
    .toString('utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

function rest(changed: number): string {
  return changed <= MAX_CHANGED_LINES
    ? ''
    : `<p class="rest">${changed - MAX_CHANGED_LINES} more changed lines are not shown.</p>`;
}

/** Blocks with the lines around them, as one text each where they are near to one another. */
function hunks(blocks: readonly Block[], old: readonly string[], fresh: readonly string[]): string[] {
  const out: string[] = [];
  let left = MAX_CHANGED_LINES;
  for (let i = 0; i < blocks.length && left > 0; ) {
    let to = i + 1;
    while (to < blocks.length && (blocks[to] as Block).base[0] - (blocks[to - 1] as Block).base[1] <= 2 * context) to++;
    const shown = blocks.slice(i, to).map((block) => cut(block, left));
    out.push(hunk(shown, old, fresh));
    for (const { base, revision } of shown) left -= base[1] - base[0] + revision[1] - revision[0];
    i = to;
  }
  return out;
}

/** A block of no more lines than are left to show. */
function cut({ base, revision }: Block, left: number): Block {
  const gone = Math.max(0, Math.min(base[1] - base[0], left));
  const fresh = Math.max(0, Math.min(revision[1] - revision[0], left - gone));
  return { base: [base[0], base[0] + gone], revision: [revision[0], revision[0] + fresh] };
}

function hunk(blocks: readonly Block[], old: readonly string[], fresh: readonly string[]): string {
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  const before = Math.min(context, first.base[0]);
  const behind = Math.min(context, old.length - last.base[1]);
  const size = ([from]: readonly [number, number], [, to]: readonly [number, number]) => to - from + before + behind;
  const range = (side: SideName) => `${first[side][0] - before + 1},${size(first[side], last[side])}`;
  const parts = [`<span class="range">@@ -${range('base')} +${range('revision')} @@</span>\n`];
  let at = first.base[0] - before;
  for (const { base, revision } of blocks) {
    if (base[0] > at) parts.push(signed(' ', old.slice(at, base[0])));
    if (base[1] > base[0]) parts.push(`<del>${signed('-', old.slice(...base))}</del>`);
    if (revision[1] > revision[0]) parts.push(`<ins>${signed('+', fresh.slice(...revision))}</ins>`);
    at = base[1];
  }
  if (behind > 0) parts.push(signed(' ', old.slice(at, at + behind)));
  return `<pre>${parts.join('')}</pre>`;
}

/** Each line with its sign and its end: an element of lines that ends in one takes no line more. */
function signed(sign: string, shown: readonly string[]): string {
  return `${lines(shown.map((line) => `${sign}${line}`))}\n`;
}
