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
  [
    'prose that only starts alike',
    `${front('patch')}\naccepts both forms\n`,
    { words: 'accepts both forms', accepts: [] },
  ],
];

const bad: [text: string, ...wants: string[]][] = [
  ['', 'it does not start with a front matter; write ---, then "@serviceai/api-spec": patch, then ---.'],
  ['Words.\n', 'it does not start with a front matter; write ---, then "@serviceai/api-spec": patch, then ---.'],
  [`${front('patch')}\n`, 'it has no words; say below the front matter what the change means for people.'],
  [`${front('big')}\nX.`, 'it asks for "big"; write major, minor, patch or none.'],
  ['---\n"other": patch\n---\nX.', 'it is about "other"; the only package here is "@serviceai/api-spec".'],
  [
    '---\n@serviceai/api-spec: patch\n---\nX.',
    'its front matter says "@serviceai/api-spec: patch"; write "@serviceai/api-spec": patch.',
  ],
  [
    '---\n"@serviceai/api-spec": patch\n"x": patch\n---\nX.',
    'its front matter has 2 lines; leave the one with this package.',
  ],
  [
    `${front('major')}\nX.\naccepts ${ID}\naccepts: 12\n`,
    '"accepts: 12" is not understood; write accepts: and the 16 hexadecimal digits of one break.',
  ],
  [
    `${front('major')}\nX.\nAccepts: ${ID}\n`,
    `"Accepts: ${ID}" is not understood; write accepts: and the 16 hexadecimal digits of one break.`,
  ],
  [`${front('major')}\nX.\naccepts: ${ID}\naccepts: ${ID}\n`, `it accepts ${ID} twice; leave one of the lines.`],
  [
    `${front('minor')}\nX.\naccepts: ${ID}\n`,
    'it accepts a break, but asks for minor; only a major changeset can, so write "@serviceai/api-spec": major.',
  ],
  [
    `${front('minor')}\nX.\nmeaning: GET /x — y\nmeaning: minor GET /x, y\n`,
    '"meaning: GET /x — y" is not understood; write it like meaning: minor GET /api/jobs — what is different now.',
    '"meaning: minor GET /x, y" is not understood; write it like meaning: minor GET /api/jobs — what is different now.',
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
    expect(parseChangeset(text, 'x.md').mistakes).toEqual(wants.map((want) => `x.md: ${want}`));
  });

  it.each(good)('is written as it is read: %s', (_, text) => {
    const { changeset } = parseChangeset(text, 'x.md');
    expect(parseChangeset(changesetText(changeset), 'x.md')).toEqual({ changeset, mistakes: [] });
  });
});
