/** Text of documents within GitHub's Markdown, where it must stay text: no markup, no mention, no link, no reference. */
import { safe } from '../openapi/shown.js';

/** One line. What could mean anything to Markdown or to GitHub stands as code, which neither looks into. */
export function inert(text: string): string {
  const parts = safe(text.replace(/\s+/g, ' ')).split('`');
  return parts.map((part, i) => (part === '' ? '' : i % 2 === 0 && harmless(part) ? part : around(part))).join('');
}

/** Words and plain punctuation; no address, no reference to an issue, a commit or a person. */
function harmless(text: string): boolean {
  return /^[A-Za-z0-9 ,.;:'"()/-]*$/.test(text) && !/:\/|www\.|\bGH-\d|[0-9a-f]{7}|^\s*(?:[-.]|\d+[.)])/i.test(text);
}

/** Code, with the white space around it outside: Markdown trims what is inside. */
function around(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? before : `${before}\`${inner}\`${after}`;
}

/** A code block whose fence no line of it can close. */
export function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines.map((line) => safe(line)), fence];
}
