import { describe, expect, it } from 'vitest';
import { parseDocument, review } from '../../src/diff.js';
import type { Json, JsonObject } from '../../src/json.js';
import { sectionOf, withSection } from '../../src/release/changelog.js';
import { type Changeset, parseChangeset } from '../../src/release/changeset.js';
import { judge } from '../../src/release/gate.js';
import { gateLines } from '../../src/release/gate-words.js';

/** A contract with one operation that answers with one object. */
function contract(properties: JsonObject, required: string[], summary = 'Tools'): string {
  const schema: JsonObject = { type: 'object', properties, required };
  const responses: Json = { 200: { description: 'x', content: { 'application/json': { schema } } } };
  const paths: Json = { '/tools': { get: { summary, responses } } };
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1.0.0' }, paths });
}

const text: Json = { type: 'string' };
const base = contract({ id: text, name: text, note: text }, ['id', 'name']);
const heads = {
  same: base,
  words: contract({ id: text, name: text, note: text }, ['id', 'name'], 'All tools'),
  added: contract({ id: text, name: text, note: text, colour: text }, ['id', 'name']),
  renamed: contract({ id: text, name: text, remark: text }, ['id', 'name']),
  broken: contract({ id: text, note: text }, ['id']),
};
type Head = keyof typeof heads;

const reviewOf = (head: Head) => review(parseDocument(base, 'old'), parseDocument(heads[head], 'new'));
const wireOf = (head: Head) => reviewOf(head).changes.find(({ verdict }) => verdict === 'wire')?.id ?? 'none';

function changeset(bump: string, ...lines: string[]): Changeset {
  const parsed = parseChangeset(
    `---\n"@serviceai/api-spec": ${bump}\n---\n\nWords.\n\n${lines.join('\n')}\n`,
    `.changeset/${bump}.md`,
  );
  expect(parsed.mistakes).toEqual([]);
  return parsed.changeset;
}

const said = (head: Head, ...changesets: Changeset[]) =>
  gateLines(judge(reviewOf(head), changesets), '1.0.0').join('\n');

describe('the gate', () => {
  const passes: [Head, Changeset[]][] = [
    ['same', []],
    ['same', [changeset('patch')]],
    ['words', [changeset('patch')]],
    ['added', [changeset('patch')]],
    ['added', [changeset('major')]],
    ['renamed', [changeset('patch'), changeset('minor')]],
    ['broken', [changeset('major', `accepts: ${wireOf('broken')}`)]],
    ['same', [changeset('minor', 'meaning: minor GET /tools — 25 a page')]],
  ];
  it.each(passes)('lets %s pass', (head, changesets) => {
    expect(said(head, ...changesets)).toBe('');
  });

  const short: [Head, Changeset[], RegExp][] = [
    ['words', [], /demands patch, and the pending changesets ask for nothing:\n {2}editorial {3}[0-9a-f]{16} /],
    ['added', [], /demands patch.*\n {2}compatible {2}[0-9a-f]{16} {2}`GET \/tools`: .*`colour`/],
    [
      'renamed',
      [changeset('patch')],
      /demands minor, and the pending changesets say patch:\n {2}source {6}[0-9a-f]{16} .*`note`/,
    ],
    ['broken', [changeset('minor')], /demands major, and the pending changesets say minor:\n {2}wire {8}[0-9a-f]{16} /],
    [
      'same',
      [changeset('patch', 'meaning: minor GET /tools — 25 a page')],
      /demands minor.*say patch:\n {2}meaning {5}minor {2}GET \/tools: 25 a page \(\.changeset\/patch\.md\)/,
    ],
  ];
  it.each(short)('holds %s back', (head, changesets, want) => {
    const words = said(head, ...changesets);
    expect(words).toMatch(want);
    expect(words).toMatch(/This repairs it, in words of yours:\n {2}npm run changeset -- (patch|minor|major) /);
  });

  it('wants each break accepted by its fingerprint, even in a major release', () => {
    const words = said('broken', changeset('major'));
    expect(words).toContain(`Installed apps break, and no changeset accepts it:\n  wire        ${wireOf('broken')}  `);
    expect(words).toContain(
      `npm run changeset -- major --accept ${wireOf('broken')} 'What it means for the people who use it.'`,
    );
  });

  it('refuses an accepted break that is not in the diff, or is none', () => {
    expect(said('same', changeset('major', `accepts: ${wireOf('broken')}`))).toBe(
      `.changeset/major.md: it accepts ${wireOf('broken')}, which is not in the diff; remove the line.`,
    );
    const { id } = reviewOf('renamed').changes.find(({ verdict }) => verdict === 'source') ?? { id: '' };
    expect(said('renamed', changeset('major', `accepts: ${id}`))).toBe(
      `.changeset/major.md: it accepts ${id}, which is source and breaks nothing on the wire; remove the line.`,
    );
  });

  it('refuses a meaning of an operation that there is not', () => {
    expect(said('same', changeset('patch', 'meaning: patch GET /tool — x'))).toMatch(
      /^\.changeset\/patch\.md: there is no operation GET \/tool,/,
    );
    expect(said('same', changeset('patch', 'meaning: patch * — x'))).toBe('');
  });

  it('has nothing to say before the first release', () => {
    expect(judge(null, [changeset('minor')]).findings).toEqual([]);
  });
});

describe('the changelog', () => {
  const notes = (head: Head, bump: 'patch' | 'minor' | 'major', ...changesets: Changeset[]) =>
    sectionOf({ version: '2.0.0', bump, changesets, review: reviewOf(head) });

  it('has the words first, then the contract by audience', () => {
    const id = wireOf('broken');
    const section = notes(
      'broken',
      'major',
      changeset('patch'),
      changeset('major', `accepts: ${id}`, 'meaning: minor GET /tools — 25 a page'),
    );
    expect(section).toMatch(
      new RegExp(
        [
          '^## 2\\.0\\.0\n\nMajor: wire\\.\n\n- Words\\.\n- Words\\.\n',
          `\n### Breaks on the wire: installed apps break\n\n- .*\`name\`.* \\(accepted: \`${id}\`\\)\n`,
          '\n### Needs review: somebody has to judge\n\n- `GET /tools`: 25 a page\n$',
        ]
          .join('')
          .replaceAll('/', '\\/'),
      ),
    );
  });

  it('counts what is editorial, and says when the contract is the same', () => {
    expect(notes('words', 'patch', changeset('patch'))).toContain(
      'Besides, 1 editorial change: words, examples or tags; nobody notices.',
    );
    expect(notes('same', 'patch', changeset('patch'))).toBe(
      '## 2.0.0\n\nPatch: the contract is the same.\n\n- Words.\n',
    );
  });

  it('has under New what was added alone', () => {
    const besides = (schemas: Json, more: JsonObject = {}) =>
      JSON.stringify({
        ...(JSON.parse(contract({ id: text, ...more }, ['id'])) as JsonObject),
        components: { schemas },
      });
    const priorities = (...values: string[]): Json => ({ type: 'string', enum: values });
    const old = besides({ Priority: priorities('low', 'high') });
    const fresh = besides({ Priority: priorities('high') }, { colour: text });
    const found = review(parseDocument(old, 'old'), parseDocument(fresh, 'new'));
    expect(sectionOf({ version: '2.0.0', bump: 'patch', changesets: [], review: found })).toBe(
      [
        '## 2.0.0\n\nPatch: compatible.\n\n### New: nobody breaks\n\n- `GET /tools`: new optional member `colour`\n',
        '\n### Changed: nobody breaks\n\n- `Priority`: no longer allowed: "low"; no operation refers to it\n',
      ].join(''),
    );
  });

  it('puts words of several paragraphs under one bullet', () => {
    const { changeset } = parseChangeset('---\n"@serviceai/api-spec": patch\n---\nOne.\n\nTwo\nlines.\n', 'x.md');
    expect(notes('same', 'patch', changeset)).toContain('- One.\n\n  Two\n  lines.\n');
  });

  it('puts a section above the others and below the introduction', () => {
    const section = '## 1.1.0\n\nNew.\n';
    expect(withSection('# Changelog\n\nWords.\n\n## 1.0.0\n\nOld.\n', section)).toBe(
      '# Changelog\n\nWords.\n\n## 1.1.0\n\nNew.\n\n## 1.0.0\n\nOld.\n',
    );
    expect(withSection('# Changelog\n', section)).toBe('# Changelog\n\n## 1.1.0\n\nNew.\n');
    expect(() => withSection(`# Changelog\n\n${section}`, section)).toThrow(
      'CHANGELOG.md: there is a section "## 1.1.0" already',
    );
  });
});
