/** Schemas that describe bytes (OpenAPI 3.0.4, section 4.7.14.3; 3.1.1, section 4.8.14.3): they say at most how many there are. */
import type { JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Answer } from '../../schema/question.js';
import { otherSide, type Pair, type SideName } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { isAnnotation, noteKeywords } from '../keywords.js';
import { normal } from '../match/media-types.js';
import { bareReference, follow, onlyPart, says } from '../schemas/view.js';
import { type Ask, type Asked, plain } from './text.js';

/** What a schema says of bytes. */
export interface Bytes {
  /** As many characters as there may be bytes. */
  readonly schema: JsonObject;
  /** Does it say that they are bytes, by `binary`, by a media type or by stating no type? A string may be a text as well. */
  readonly marked: boolean;
  /** What the bytes are; undefined where nothing is said but that they are bytes. */
  readonly mediaType: string | undefined;
}

const described: ReadonlySet<string> = new Set(['type', 'format', 'minLength', 'maxLength']);

/** What a schema says of bytes; null where it describes something else, or bytes that are written as text (base64). */
export function bytesOf(document: OpenApi, place: Located, depth = 0): Bytes | null {
  const schema = says(document, place.json);
  const ref = bareReference(schema);
  const next = ref === undefined ? onlyPart(schema, place.pointer)?.place : follow(document, ref);
  if (next !== undefined) return depth > 20 ? null : bytesOf(document, next, depth + 1);
  const { type, format, contentMediaType, minLength, maxLength } = schema;
  const isOther = (keyword: string): boolean =>
    !isAnnotation(keyword) && !noteKeywords.has(keyword) && !described.has(keyword);
  if (Object.keys(schema).some(isOther) || schema.contentEncoding !== undefined || schema.contentSchema !== undefined)
    return null;
  if (
    type !== undefined &&
    [type]
      .flat()
      .filter((each) => each !== 'null')
      .join() !== 'string'
  )
    return null;
  if (format !== undefined && format !== 'binary') return null;
  const mediaType = typeof contentMediaType === 'string' ? normal(contentMediaType) : undefined;
  return {
    schema: {
      type: 'string',
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
    },
    marked: type === undefined || format === 'binary' || mediaType !== undefined,
    mediaType: mediaType === 'application/octet-stream' ? undefined : mediaType,
  };
}

/** Does the receiver take as many bytes as the sender may write? Both schemas are known to describe bytes. */
export function bytesAnswer(documents: Documents, ask: Ask, pair: Pair, sender: SideName): Answer {
  const side = (name: SideName): Asked => plain(bytesOf(documents[name], pair[name])?.schema ?? {});
  return ask({ sender: side(sender), receiver: side(otherSide[sender]), direction: 'request' });
}
