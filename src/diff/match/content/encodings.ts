/** What a form says of the way in which its parts are written (OpenAPI 3.1.1, section 4.8.15). */
import { equal, isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { wordKeywords } from '../../keywords.js';
import { essence, normal } from './media-types.js';

/** Is it a media type in which an `encoding` counts? */
export function isForm(mediaType: string): boolean {
  const bare = essence(mediaType);
  return bare.startsWith('multipart/') || bare === 'application/x-www-form-urlencoded';
}

/** Is it one whose parts have headers? */
export function hasHeaders(mediaType: string): boolean {
  return essence(mediaType).startsWith('multipart/');
}

/** What the schema of a form says of a part: is there one, and of which media type is it where nothing else is said? */
export type PartOf = (name: string) => { readonly isDeclared: boolean; readonly usual?: string };

/**
 * Do both releases say the same of each part of a form, but for what a component says that headers of both refer to?
 */
export function sameEncoding(
  documents: Documents,
  mediaType: string,
  { base, revision }: Readonly<Record<SideName, Said>>,
): boolean {
  const form = essence(mediaType);
  if (equal(saidOf(form, base), saidOf(form, revision))) return true;
  // A header may be written out in one release and a component in the other.
  const [from, to] = [saidOf(form, base, documents.base), saidOf(form, revision, documents.revision)];
  return documents.base.dialect === documents.revision.dialect && equal(from, to);
}

/** An `encoding`, and the parts that it speaks of. */
interface Said {
  readonly encoding: Json | undefined;
  readonly partOf: PartOf;
}

/**
 * What an `encoding` says, words aside; a part of which nothing is said, or nothing new, is as if it were not listed.
 */
function saidOf(form: string, { encoding, partOf }: Said, through?: OpenApi): JsonObject {
  const declared = entriesOf(encoding).filter(([name]) => partOf(name).isDeclared);
  const parts = declared.map(([name, part]): [string, JsonObject] => {
    const headers = hasHeaders(form) ? headersOf(member(part, 'headers'), through) : {};
    const { headers: _, contentType, style, explode, allowReserved, ...others } = withoutWords(part);
    const rest = { ...others, ...styleOf(form, { style, explode, allowReserved }) };
    const listed = typeof contentType === 'string' ? contentType.split(',').map(normal).sort() : [];
    const isUsual = listed.length === 0 || listed.join() === partOf(name).usual;
    const types: JsonObject = isUsual ? {} : { contentType: listed };
    return [name, { ...rest, ...types, ...(isEmpty(headers) ? {} : { headers }) }];
  });
  return Object.fromEntries(parts.filter(([, part]) => !isEmpty(part)));
}

/**
 * How a value is written out: where one of the three is said, the others have their defaults; where none is,
 * `contentType` says it.
 */
function styleOf(form: string, said: { readonly [name: string]: Json | undefined }): JsonObject {
  const isStyled = form === 'multipart/form-data' || !hasHeaders(form);
  if (!isStyled || Object.values(said).every((each) => each === undefined)) return {};
  const { style = 'form', explode = style === 'form', allowReserved = false } = said;
  return { style, explode, allowReserved };
}

/** Header names are the same in any case (RFC 9110 section 5.1); of `Content-Type` it is `contentType` that speaks. */
function headersOf(headers: Json | undefined, through: OpenApi | undefined): JsonObject {
  const listed = new Map<string, Json[]>();
  for (const [written, used] of entriesOf(headers)) {
    const name = written.toLowerCase();
    if (name === 'content-type') continue;
    const header = through === undefined ? used : through.resolve({ json: used, pointer: '' }).json;
    const schema = member(header, 'schema');
    const said = {
      ...withoutDefaults(withoutWords(header)),
      ...(isObject(schema) && { schema: withoutWords(schema) }),
    };
    listed.set(name, [...(listed.get(name) ?? []), said]);
  }
  return Object.fromEntries(listed);
}

/** What a header says when it does not say it. */
const headerDefaults: JsonObject = {
  required: false,
  deprecated: false,
  style: 'simple',
  explode: false,
  allowReserved: false,
  allowEmptyValue: false,
};

function withoutDefaults(header: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(header).filter(([name, said]) => headerDefaults[name] !== said));
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
