/** Text of documents within GitHub's Markdown, where it must stay text: no markup, no mention, no link, no reference. */
import { safe } from '../../openapi/shown.js';
import { spansOf } from './spans.js';

/** One line: what stands between backticks is code, the rest is words. */
export function inert(text: string): string {
  let line = '';
  let isFirst = true;
  for (const span of spansOf(oneLine(text))) {
    isFirst &&= span.loose === 0;
    line += `${'&#96;'.repeat(span.loose)}${span.isCode ? code(span.text) : words(span.text, isFirst)}`;
    isFirst &&= span.text.trim() === '';
  }
  return line;
}

/** A name of a document, such as a pointer or an operation, as code, whatever it holds. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  // Markdown takes one space away at each end where there are two.
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${mark}${pad}${line}${pad}${mark}`;
}

function oneLine(text: string): string {
  return safe(text.replace(/\s+/g, ' '));
}

/** Words, with what Markdown would take for markup escaped; `isFirst`: at the beginning of a line, where more of it is. */
function words(text: string, isFirst: boolean): string {
  const lead = isFirst ? /^ *(?:[-+=]|\d+(?=[.)]))/.exec(text)?.[0] : undefined;
  const said = text
    .slice(lead?.length ?? 0)
    .replace(/[^ ]+/g, (word) => (isLinked(word) ? linked(word) : escaped(word)));
  return `${lead === undefined ? '' : lead.replace(/[-+=]$/, '\\$&').replace(/\d$/, '$&\\')}${said}`;
}

/** What GitHub looks for in words, escaped or not: people, issues, commits, addresses, mathematics, emoji. */
const LINKED = /@|\$|#\d|:\/|www\.|\bGH-\d|(?<![a-z0-9])[0-9a-f]{7,40}(?![a-z0-9])|:[\w+-]+:/i;

function isLinked(word: string): boolean {
  return LINKED.test(word);
}

/** As code, which GitHub does not look into; the punctuation of the sentence stays outside. */
function linked(word: string): string {
  const [, before = '', name = '', after = ''] = /^(["'(]*)(.*?)(["'),.;:]*)$/s.exec(word) ?? [];
  return `${escaped(before)}${code(name)}${escaped(after)}`;
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function escaped(word: string): string {
  return word.replace(/[<>&]/g, (c) => entities[c] as string).replace(/[\\*_[\]~|]|#(?!\d)|(?<=\])\(/g, '\\$&');
}

/** A code block whose fence no line of it can close. */
export function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines.map((line) => safe(line)), fence];
}
