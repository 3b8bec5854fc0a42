import { describe, expect, it } from 'vitest';
import { parseDocument, render, review } from '../../src/diff.js';
import { message, text } from '../../src/report/html/escape.js';
import { compared, pairs } from './pairs.js';

describe.each(pairs)('%s', (_name, found) => {
  const html = render(found, 'html');

  it('is the same every time', () => {
    expect(render(found, 'html')).toBe(html);
  });

  it('has every change once, in its area, and nothing that another file would have to give', () => {
    for (const { id } of found.changes) expect(html.split(`<article id="${id}"`)).toHaveLength(2);
    expect(html.match(/<article /g) ?? []).toHaveLength(found.changes.length);
    const tags = (html.match(/<[a-z](?:[^>"]|"[^"]*")*>/g) ?? []).join('\n');
    expect(tags.replace(/="[^"]*"/g, '=')).not.toMatch(/\s(?:src|srcset|action|style|on\w+)=/);
    expect(tags).not.toMatch(/ href="(?!#)/);
    expect(html).not.toMatch(/@import|url\(/);
  });

  it('its areas come worst first, and so do their changes', () => {
    const verdicts = ['wire', 'review', 'source', 'compatible', 'editorial'];
    const areas = html
      .split('<section class="area"')
      .slice(1)
      .map((area) =>
        [...area.matchAll(/ data-v="([a-z]+)"/g)].map(([, verdict]) => verdicts.indexOf(verdict as string)),
      );
    for (const ranks of areas) expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(areas.map(([first]) => first)).toEqual(areas.map(([first]) => first as number).sort((a, b) => a - b));
  });
});

it.each([
  ['<b>', '&#60;b&#62;'],
  ['a & "b" \'c\' `d`', 'a &#38; &#34;b&#34; &#39;c&#39; &#96;d&#96;'],
  ['\u0000\u001b\u202e\u2028', '\\u0000\\u001b\\u202e\\u2028'],
])('text %j', (given, escaped) => {
  expect(text(given)).toBe(escaped);
});

it('what no operation reaches comes behind the areas that are as bad', () => {
  const areas = [...render(pairs[1]![1], 'html').matchAll(/<section class="area"[^>]* data-a="([^"]*)"/g)];
  expect(areas.map(([, name]) => name)).toEqual(['chatty', 'document']);
});

it('what stands between backticks in a message is code, and an odd one is a character', () => {
  expect(message('member `a<b` is new')).toBe('member <code>a&#60;b</code> is new');
  expect(message('operation `GET /a`')).toBe('operation <code>GET /<wbr>a</code>');
  expect(message('one ` tick')).toBe('one &#96; tick');
  expect(message('`pattern` is `` "[`]" ``')).toBe('<code>pattern</code> is <code>&#34;[&#96;]&#34;</code>');
});

it('YAML inputs are compared as they are written', () => {
  const yaml = (version: string, style: string) =>
    `# ours\nopenapi: 3.1.0\ninfo: { title: T, version: ${version} }\npaths: ${style}\n`;
  const found = review(parseDocument(yaml('1.0.0', '{}'), 'old.yaml'), parseDocument(yaml('1.0.1', '{ }'), 'new.yaml'));
  expect(found.verdict).toBe('identical');
  const html = render(found, 'html');
  expect(html).toContain('<span class="plus">+2</span> <span class="minus">−2</span>');
  expect(html).toContain(
    '<del>-info: { title: T, version: 1.0.0 }\n-paths: {}\n</del><ins>+info: { title: T, version: 1.0.1 }\n+paths: { }\n</ins>',
  );
});

it('a change that is far down in a long object is shown with what is near it', () => {
  const document = (names: readonly string[]) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {},
      components: {
        schemas: {
          Long: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) },
        },
      },
    });
  const names = Array.from({ length: 300 }, (_, i) => `member${i}`);
  const html = render(compared(document(names), document(names.filter((name) => name !== 'member150'))), 'html');
  const table = /<table class="place">[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';
  expect(table.match(/<td class="d">[^<]*/g)).toEqual(['<td class="d">  member150:', '<td class="d">    type: string']);
  expect(table.match(/<tr/g)!.length).toBeLessThan(15);
});
