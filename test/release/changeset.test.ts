import { describe, expect, it } from 'vitest';
import { changesetText, parseChangeset } from '../../src/release/changeset.js';

const front = (bump: string) => `---\n"@serviceai/api-spec": ${bump}\n---\n`;
const ID = '64c1f0a9b2d37e58';

const good: [name: string, text: string, want: object][] = [
  ['words alone', `${front('patch')}\nA tool has a colour.\n`, { bump: 'patch', words: 'A tool has a colour.' }],
  [
    'several paragraphs',
    `${front('minor')}\nOne.\n\n\n\n- two\n- three\n`,
    { bump: 'minor', words: 'One.\n\n- two\n- three' },
  ],
  ['Windows line ends', `${front('patch')}\nWords.\n`.replaceAll('\n', '\r\n'), { bump: 'patch', words: 'Words.' }],
  ['single quotes', "---\n'@serviceai/api-spec': patch\n---\nWords.", { bump: 'patch', words: 'Words.' }],
  ['no release', '---\n---\n\nTests only.\n', { bump: 'none', words: 'Tests only.' }],
  [
    'an accepted break',
    `${front('major')}\nGone.\n\naccepts: ${ID}\n`,
    { bump: 'major', words: 'Gone.', accepts: [ID] },
  ],
  [
    'a meaning',
    `${front('minor')}\nPages.\n\nmeaning: minor GET /api/jobs — 25 a page\nmeaning: patch * -- faster\n`,
    {
      words: 'Pages.',
      meanings: [
        { bump: 'minor', operation: 'GET /api/jobs', words: '25 a page' },
        { bump: 'patch', operation: '*', words: 'faster' },
      ],
    },
  ],
  [
    'the operation of a callback',
    `${front('patch')}\nX.\nmeaning: patch POST /a callback:done — later`,
    { meanings: [{ bump: 'patch', operation: 'POST /a callback:done', words: 'later' }] },
  ],
  [
    'data inside a code block',
    `${front('patch')}\nX.\n\`\`\`\naccepts: any\n\`\`\`\n`,
    { words: 'X.\n```\naccepts: any\n```', accepts: [] },
  ],
  ...[
    'accepts both forms',
    'accepts a list of ids now',
    'Accepted breaks are listed: see below',
    'Accents: they are kept',
    'Cleaning: old jobs go',
    'meaning that nobody waits',
    'The meaning of patch GET /api/jobs',
    'minor GET /api/jobs is slower',
    'accepts 12 digits, not ten',
    '- accepts a job without a number',
    'acceptance: the office decides',
    `See ${ID}`,
  ].map((words): [string, string, object] => [
    `prose: ${words}`,
    `${front('patch')}\n${words}\n`,
    { words, accepts: [], meanings: [] },
  ]),
];

const ACCEPTS =
  'is not understood; write accepts: and the 16 hexadecimal digits of one break, at the start of the line.';
const MEANING =
  'is not understood; write it like meaning: minor GET /api/jobs — what is different now, at the start of the line.';

/** What somebody writes who remembers an instruction nearly. */
const nearly: [line: string, want: string][] = [
  [`accept: ${ID}`, ACCEPTS],
  [`accepted: ${ID}`, ACCEPTS],
  ['accepted: the break', ACCEPTS],
  [`accpets: ${ID}`, ACCEPTS],
  [`acepts : ${ID}`, ACCEPTS],
  [`accepts ${ID}`, ACCEPTS],
  [`accept \`${ID}\``, ACCEPTS],
  [`accepts = ${ID}`, ACCEPTS],
  [`- accepts: ${ID}`, ACCEPTS],
  [`> **accepts**: ${ID}`, ACCEPTS],
  [` accepts: ${ID}`, ACCEPTS],
  ['meanings: minor GET /api/jobs -- slower', MEANING],
  ['meanign: minor GET /api/jobs -- slower', MEANING],
  ['meaning minor GET /api/jobs -- slower', MEANING],
  ['means patch * -- slower', MEANING],
  ['1. meaning: minor GET /api/jobs -- slower', MEANING],
];

const bad: [text: string, ...wants: string[]][] = [
  ['', 'it does not start with a front matter; write ---, then "@serviceai/api-spec": patch, then ---.'],
  ['Words.\n', 'it does not start with a front matter; write ---, then "@serviceai/api-spec": patch, then ---.'],
  [`${front('patch')}\n`, 'it has no words; say below the front matter what the change means for people.'],
  [
    `${front('big')}\nX.`,
    'it asks for "big"; write major, minor or patch, or leave the line out when nobody outside will notice.',
  ],
  ['---\n"other": patch\n---\nX.', 'it is about "other"; the only package here is "@serviceai/api-spec".'],
  [
    `${front('none')}\nX.`,
    'it asks for "none"; write major, minor or patch, or leave the line out when nobody outside will notice.',
  ],
  ...['major', 'minor', 'patch'].map((bump): [string, string] => [
    `---\n@serviceai/api-spec: ${bump}\n---\nX.`,
    `its front matter says "@serviceai/api-spec: ${bump}"; write "@serviceai/api-spec": ${bump}.`,
  ]),
  [
    '---\n@serviceai/api-spec: majr\n---\nX.',
    'its front matter says "@serviceai/api-spec: majr"; write "@serviceai/api-spec": and major, minor or patch.',
  ],
  [
    '---\n"@serviceai/api-spec": patch\n"x": patch\n---\nX.',
    'its front matter has 2 lines; leave the one with this package.',
  ],
  [`${front('major')}\nX.\naccepts 12\naccepts: 12\n`, `7: "accepts: 12" ${ACCEPTS}`],
  [`${front('major')}\nX.\nAccepts: ${ID}\n`, `6: "Accepts: ${ID}" ${ACCEPTS}`],
  [`${front('major')}\nX.\naccepts: ${ID}\naccepts: ${ID}\n`, `7: it accepts ${ID} twice; leave one of the lines.`],
  [
    `${front('minor')}\nX.\naccepts: ${ID}\n`,
    'it accepts a break, but asks for minor; only a major changeset can, so write "@serviceai/api-spec": major.',
  ],
  [
    `${front('minor')}\nX.\nmeaning: GET /x — y\nmeaning: minor GET /x, y\n`,
    `6: "meaning: GET /x — y" ${MEANING}`,
    `7: "meaning: minor GET /x, y" ${MEANING}`,
  ],
  [
    '---\n---\nX.\nmeaning: minor GET /x — y\n',
    'it declares a change of meaning, but asks for no release; write "@serviceai/api-spec": minor.',
  ],
  [`${front('patch')}\nX.\n\`\`\`\naccepts: ${ID}`, 'a code block is opened with ``` and never closed.'],
];

describe('a changeset', () => {
  it.each(good)('%s', (_, text, want) => {
    const { changeset, mistakes } = parseChangeset(text, 'x.md');
    expect(mistakes).toEqual([]);
    expect(changeset).toMatchObject(want);
  });

  it.each(bad)('is refused: %j', (text, ...wants) => {
    const places = wants.map((want) => `x.md:${/^\d/.test(want) ? '' : ' '}${want}`);
    expect(parseChangeset(text, 'x.md').mistakes).toEqual(places);
  });

  it.each(nearly)('is not taken for prose: %s', (line, want) => {
    const { mistakes, changeset } = parseChangeset(`\r\n${front('major')}\nX.\n${line}\n`, 'x.md');
    expect(mistakes).toEqual([`x.md:7: ${JSON.stringify(line)} ${want}`]);
    expect(changeset.words).toBe('X.');
  });

  it.each(good)('is written as it is read: %s', (_, text) => {
    const { changeset } = parseChangeset(text, 'x.md');
    expect(parseChangeset(changesetText(changeset), 'x.md')).toEqual({ changeset, mistakes: [] });
  });
});
