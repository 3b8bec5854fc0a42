import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { code, inert } from '../../src/report/words/markdown-text.js';
import { pairs } from './pairs.js';

/** Elements that a parser of GitHub's Markdown makes of a text, each once. */
function elementsOf(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false, gfm: true }) as string;
  return [...new Set([...html.matchAll(/<([a-z]\w*)/gi)].map(([, name]) => name as string))].sort();
}

const ours = [
  'br',
  'code',
  'em',
  'h2',
  'h3',
  'li',
  'p',
  'pre',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];

describe.each(pairs)('%s', (_name, found) => {
  const markdown = render(found, 'markdown');

  it('is read by a parser as what it is: an entry for each change, and no element that a text brought in', () => {
    const foreign = elementsOf(markdown).filter((name) => !ours.includes(name));
    expect(foreign).toEqual([]);
    const html = marked.parse(markdown, { async: false, gfm: true }) as string;
    const left = Number(/_(\d+) more did not fit here/.exec(markdown)?.[1] ?? '0');
    expect((html.match(/<li>/g) ?? []).length + left).toBe(found.changes.length);
  });

  it('the parser would show what is not escaped', () => {
    expect(elementsOf(`${markdown}\n[x](https://example.com) ![y](z)\n\n<script>x</script>\n`)).toEqual(
      expect.arrayContaining(['script', 'a', 'img']),
    );
  });
});

it('a line of any text is one paragraph of that text, with code and nothing else in it', () => {
  const pieces = [
    '`',
    '``',
    '*',
    '**',
    '_',
    '~~',
    '[a](b)',
    '![',
    '](',
    '<b>',
    '&lt;',
    '\\',
    '#',
    '- ',
    '1. ',
    '|',
    '> ',
    '=',
    ' ',
    'a',
    'B',
    '"',
    '@a',
    'www.a.b',
    'http://a',
    '{',
    '}',
    '!',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  const shown = (markdown: string) => marked.parse(markdown, { async: false, gfm: true }) as string;
  const plain = (html: string) =>
    html
      .replace(/<[^>]*>|\n/g, '')
      .replace(
        /&(#?\w+);/g,
        (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#96': '`' })[name as string] ?? '?',
      );
  const bare = (line: string) => line.replace(/[`\s]+/g, '');
  fc.assert(
    fc.property(text, (line) => {
      for (const markdown of [inert(line), `- **x ${inert(line)} x**`, `x ${code(line)} x`]) {
        const html = shown(markdown);
        expect(html.replace(/<\/?(?:p|code|ul|li|strong)>/g, ''), markdown).not.toMatch(/[<>]/);
        expect(bare(plain(html)).replace(/^x|x$/g, ''), markdown).toBe(bare(line));
      }
    }),
    { numRuns: 1000, seed: 20261123 },
  );
});
