import { describe, expect, test } from 'vitest';
import { formats, parseDocument, parsePair, type Review, render, review } from '../../src/diff.js';

const document = (version: string, schema: object, more: object = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version },
    paths: {
      '/jobs': {
        post: {
          tags: ['Jobs'],
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { '204': { description: 'Done' } },
        },
      },
    },
    ...more,
  });
const narrower = (): Review =>
  reviewOf(
    document('1.0.0', {
      type: 'object',
      properties: { name: { type: 'string' }, rooms: { type: 'array', items: { enum: ['hall', 'bath'] } } },
    }),
    document('2.0.0', {
      type: 'object',
      properties: { name: { type: 'string' }, rooms: { type: 'array', items: { enum: ['hall'] } } },
    }),
  );

function reviewOf(base: string, revision: string): Review {
  return review(parseDocument(base, 'old.json'), parseDocument(revision, 'new.json'));
}

test('json has the documented members and order', () => {
  expect(JSON.parse(render(narrower(), 'json'))).toEqual({
    base: { version: '1.0.0', source: 'old.json' },
    revision: { version: '2.0.0', source: 'new.json' },
    verdict: 'wire',
    bump: 'major',
    counts: { wire: 1, review: 0, source: 0, compatible: 0, editorial: 0 },
    changes: [
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        rule: 'schema-enum',
        verdict: 'wire',
        operations: ['POST /jobs'],
        at: {
          base: '/paths/~1jobs/post/requestBody/content/application~1json/schema/properties/rooms/items',
          revision: '/paths/~1jobs/post/requestBody/content/application~1json/schema/properties/rooms/items',
        },
        message: 'no longer allowed: "bath"',
        witness: {
          direction: 'request',
          sender: 'base',
          part: 'body',
          operation: 'POST /jobs',
          mediaType: 'application/json',
          payload: { rooms: ['bath'] },
          at: '/rooms/0',
        },
      },
    ],
  });
  expect(Object.keys(JSON.parse(render(narrower(), 'json')))).toEqual([
    'base',
    'revision',
    'verdict',
    'bump',
    'counts',
    'changes',
  ]);
});

test('text shows the message with the refused member marked, and what the receiver wanted', () => {
  const id = narrower().changes[0]?.id;
  expect(render(narrower(), 'text')).toBe(`1.0.0 (old.json) -> 2.0.0 (new.json)
wire: installed apps break; least bump major
1 wire

Breaks on the wire (1): installed apps break

  Jobs
  x no longer allowed: "bath"
    /paths/~1jobs/post/requestBody/content/application~1json/schema/properties/rooms/items  schema-enum ${id}
    in POST /jobs
    a client built on the base sends POST /jobs with this body (application/json):
      {
        "rooms": [
          "bath"
          ^^^^^^
        ]
      }
    the server wants {"enum":["hall"]}
`);
});

describe('text never breaks between the method and the path of an operation', () => {
  const path = (name: string) => `/things/{thingId}/${name.repeat(20)}`;
  const shared = (names: readonly string[], member: object): string =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: Object.fromEntries(names.map((name) => [path(name), { get: { responses: { '200': answer } } }])),
      components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' }, ...member } } } },
    });
  const answer = {
    description: 'OK',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
  };
  const said = (names: readonly string[]) =>
    render(reviewOf(shared(names, {}), shared(names, { note: {} })), 'text', { colour: false, width: 100 });

  test('several stand in one line where it holds them, else each in its own', () => {
    expect(said(['a', 'b'])).toContain(`\n    in GET ${path('a')}, GET ${path('b')}\n`);
    expect(said(['a', 'b', 'c', 'd', 'e'])).toContain(
      `\n    in GET ${path('a')}\n       GET ${path('b')}\n       GET ${path('c')}\n       and 2 more\n`,
    );
  });

  test('in the line about one that is new, too', () => {
    const names = [...'abcdefgh'];
    const found = render(reviewOf(shared([], {}), shared(names, {})), 'text', { colour: false, width: 24 });
    expect(found).not.toMatch(/GET$/m);
    expect(found).toContain(`\n  + operation\n    \`GET ${path('a')}\`\n    is new\n`);
  });
});

test('text of two equal releases is short', () => {
  const same = document('1.0.0', { type: 'string' });
  expect(render(reviewOf(same, same), 'text')).toBe(
    '1.0.0 (old.json) -> 1.0.0 (new.json)\nidentical: nothing changed; least bump none\n',
  );
});

describe('every format', () => {
  test.each(formats)('%s gives the same bytes each time', (format) => {
    expect(render(narrower(), format)).toBe(render(narrower(), format));
  });

  test.each(['text', 'json'])('%s does not depend on the order of keys', (format) => {
    const base = document('1', { type: 'string', maxLength: 3 });
    const revision = document('2', { type: 'string', maxLength: 2 });
    const turned = JSON.stringify(reversed(JSON.parse(base)));
    expect(render(reviewOf(turned, revision), format)).toBe(render(reviewOf(base, revision), format));
  });

  test.each(['text', 'json'])('%s lets no control character of a document act', (format) => {
    const evil = '\u001b[2J\u0007\u202e';
    const given = reviewOf(document('1', { enum: [evil, 'a'] }), document(`2${evil}`, { enum: ['a'] }));
    expect(render(given, format).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('an unknown one is refused by name', () => {
    expect(() => render(narrower(), 'yaml')).toThrow(`there is no format yaml; the formats are ${formats.join(', ')}`);
  });
});

test('colours only where they are wanted', () => {
  const coloured = render(narrower(), 'text', { colour: true, width: 80 });
  expect(coloured).toContain('\u001b[31m');
  const plain = coloured.split('\u001b').map((piece, i) => (i === 0 ? piece : piece.replace(/^\[\d+m/, '')));
  expect(plain.join('')).toBe(render(narrower(), 'text', { colour: false, width: 80 }));
});

test('two documents read together give the same review as two read apart', () => {
  const base = document('1', { type: 'object', properties: { a: { type: 'string' } } });
  const revision = document('2', { type: 'object', properties: { a: { type: 'integer' } } });
  const pair = parsePair({ text: base, name: 'old.json' }, { text: revision, name: 'new.json' });
  expect(render(review(pair.base, pair.revision), 'json')).toBe(render(reviewOf(base, revision), 'json'));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part)]),
  );
}
