import { equal, isObject, type Json, type JsonObject, member } from '../../json.js';
import { placeOf, settled } from '../draft.js';
import { wordKeywords } from '../keywords.js';
import { essence } from '../media-types.js';
import { rule } from '../rule.js';

export const encoding = rule({
  id: 'encoding',
  title: 'Encoding of a body part changed',
  why: 'How a part of a form is written changed; no payload shows whether the other side still reads it.',
  level: 'media',
  message: ({ name }) => `the encoding of \`${name}\` changed`,
  find: ({ base, revision, name }) => {
    const from = member(base.json, 'encoding');
    const to = member(revision.json, 'encoding');
    if (equal(from, to)) return [];
    const bare = essence(name);
    const isForm = bare.startsWith('multipart/') || bare === 'application/x-www-form-urlencoded';
    const matters = isForm && !equal(said(from), said(to));
    const keyed = (place: { pointer: string }, value: unknown) =>
      value === undefined ? place : { pointer: `${place.pointer}/encoding` };
    return [
      {
        at: placeOf(keyed(base, from), keyed(revision, to)),
        detail: { name },
        judgement: matters ? settled('review', { reason: { kind: 'meaning' } }) : settled('editorial'),
      },
    ];
  },
});

/** What is said of each part, words aside; a part of which nothing is said is as if it were not listed. */
function said(encoding: Json | undefined): JsonObject {
  const parts = entriesOf(encoding).map(([name, part]): [string, JsonObject] => {
    const headers = headersOf(member(part, 'headers'));
    const { headers: _, ...rest } = withoutWords(part);
    return [name, isEmpty(headers) ? rest : { ...rest, headers }];
  });
  return Object.fromEntries(parts.filter(([, part]) => !isEmpty(part)));
}

/** Header names are the same in any case (RFC 9110 section 5.1); of `Content-Type` it is `contentType` that speaks. */
function headersOf(headers: Json | undefined): JsonObject {
  const listed = entriesOf(headers).map(([name, header]): [string, JsonObject] => {
    const schema = member(header, 'schema');
    return [name.toLowerCase(), { ...withoutWords(header), ...(isObject(schema) && { schema: withoutWords(schema) }) }];
  });
  return Object.fromEntries(listed.filter(([name]) => name !== 'content-type'));
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isEmpty(value: JsonObject): boolean {
  return Object.keys(value).length === 0;
}

function withoutWords(value: Json): JsonObject {
  return Object.fromEntries(entriesOf(value).filter(([name]) => !isWord(name)));
}

/** A word of this object alone; nothing refers to it. */
function isWord(name: string): boolean {
  return name.startsWith('x-') || (wordKeywords.has(name) && !name.startsWith('$') && name !== 'definitions');
}
