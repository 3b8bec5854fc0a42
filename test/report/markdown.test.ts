import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { code, inert } from '../../src/report/words/markdown-text.js';
import { manyChanges } from '../browser/many-changes.js';
import { compared, pairs } from './pairs.js';

const surface = { colour: false, width: 100 };

describe.each(pairs)('%s', (_name, found) => {
  const markdown = render(found, 'markdown');

  it('fits in a comment, and says of each change that it is there or counted', () => {
    expect(markdown.length).toBeLessThan(65_536);
    const shown = found.changes.filter(({ id }) => markdown.includes(`\`${id}\``));
    const left = /_(\d+) more did not fit here/.exec(markdown)?.[1] ?? '0';
    expect(shown.length + Number(left)).toBe(found.changes.length);
    // The worst come first, so what is left out is never worse than what is shown.
    expect(shown).toEqual(found.changes.slice(0, shown.length));
  });

  it('holds no markup but its own outside of code', () => {
    const prose = withoutCode(markdown);
    expect(prose.replaceAll('<br>', '')).not.toMatch(/[<>]/);
    expect(prose).not.toMatch(/@\w|https?:|www\.|\]\(|!\[/);
    expect(markdown).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

/** Drops code blocks and code spans, as Markdown reads them. */
function withoutCode(markdown: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,})\s*$/.exec(line)?.[1];
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark !== undefined && mark.length >= fence.length) fence = null;
    else if (fence === null) kept.push(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
  }
  expect(fence).toBeNull();
  return kept.join('\n');
}

it('a thousand changes are cut at a whole change, and the last line counts the others', () => {
  const found = compared(manyChanges(250, false), manyChanges(250, true));
  const markdown = render(found, 'markdown');
  expect(markdown.length).toBeGreaterThan(60_000);
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown.trimEnd().split('\n').at(-1)).toMatch(
    /^_\d+ more did not fit here: (\d+ wire, )?(\d+ source, )?250 compatible, 250 editorial_$/,
  );
  expect((markdown.match(/^ *```+$/gm) ?? []).length % 2).toBe(0);
});

it('leads to the whole report, where its address is known and is one of the web', () => {
  const found = pairs[1]![1];
  const link = 'https://ci.example.com/run/7/review.html';
  const markdown = render(found, 'markdown', { ...surface, link });
  expect(markdown).toContain(`[\`${found.changes[0]!.id}\`](<${link}#${found.changes[0]!.id}>)`);
  expect(markdown.trimEnd().endsWith(`[The whole report](<${link}>)`)).toBe(true);
  for (const other of ['javascript:alert(1)', 'no address', 'file:///etc/passwd']) {
    expect(render(found, 'markdown', { ...surface, link: other })).toBe(render(found, 'markdown'));
  }
});

const texts: readonly (readonly [text: string, as: string])[] = [
  ['member `title` becomes required', 'member `title` becomes required'],
  ['no longer allowed: "bath"', 'no longer allowed: "bath"'],
  ['nothing became {"format":"int64"}', 'nothing became {"format":"int64"}'],
  ['newly allowed: "ADVANCED_SETTINGS", "a" and 14 more', 'newly allowed: "ADVANCED\\_SETTINGS", "a" and 14 more'],
  ['hello @everyone', 'hello `@everyone`'],
  ['hello ("@everyone"),', 'hello ("`@everyone`"),'],
  ['see #12 and GH-12', 'see `#12` and `GH-12`'],
  ['owner/repo#12 or owner/repo@0123abc', '`owner/repo#12` or `owner/repo@0123abc`'],
  ['commit 0123abc, feedback', 'commit `0123abc`, feedback'],
  ['https://example.com', '`https://example.com`'],
  ['www.example.com', '`www.example.com`'],
  ['$ref changed', '`$ref` changed'],
  ['a :smile: b', 'a `:smile`: b'],
  ['a *b* _c_ [d](e) <f>', 'a \\*b\\* \\_c\\_ \\[d\\]\\(e) &lt;f&gt;'],
  ['a ~b~ &lt; \\* # c | d', 'a \\~b\\~ &amp;lt; \\\\\\* \\# c \\| d'],
  ['one ` tick', 'one &#96; tick'],
  ['a `` b ` *c* `` d ``` e', 'a ``b ` *c*`` d &#96;&#96;&#96; e'],
  ['line\nbreak', 'line break'],
  ['1. list', '1\\. list'],
  ['- list', '\\- list'],
  ['=== title', '\\=== title'],
];

it.each(texts)('%j', (text, as) => {
  expect(inert(text)).toBe(as);
});

it.each([
  ['/a_b/{c}', '`/a_b/{c}`'],
  ['GET /x', '`GET /x`'],
  ['/a`b``c', '```/a`b``c```'],
  ['`a', '`` `a ``'],
  ['a\nb', '`a b`'],
  ['', ''],
])('%j as code', (text, as) => {
  expect(code(text)).toBe(as);
});

it('marks pointers and operations as code, each of them and nothing else, whatever they hold', () => {
  const things = (paths: readonly string[], values: readonly string[]) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: Object.fromEntries(
        paths.map((path) => [path, { get: { parameters: [{ $ref: '#/components/parameters/P_q' }] } }]),
      ),
      components: { parameters: { P_q: { name: 'q', in: 'query', schema: { enum: values } } } },
    });
  const paths = ['/plain', '/with_mark', '/with/{brace}'];
  const markdown = render(compared(things(paths, ['a']), things(paths, ['a', 'one_B', 'two'])), 'markdown');
  expect(markdown).toContain(
    '- **newly allowed: "one\\_B", "two"**  \n  `/components/parameters/P_q/schema` · schema-enum · ',
  );
  expect(markdown).toContain('\n  <br>in `GET /plain`, `GET /with/{brace}`, `GET /with_mark`\n');
});
