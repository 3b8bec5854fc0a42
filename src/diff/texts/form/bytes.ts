/**
 * Schemas that describe bytes (OpenAPI 3.0.4, section 4.7.14.3; 3.1.1, section 4.8.14.3): they say at most how many
 * there are.
 */
import type { JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Answer } from '../../../schema/question.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { normal } from '../../match/content/media-types.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { certainSchemas } from '../../schemas/read/applied.js';
import { type Ask, type AskedSchema, withoutDocument } from '../engine.js';

/** What a schema says of bytes. */
export interface Bytes {
  /** As many characters as there may be bytes. */
  readonly schema: JsonObject;
  /**
   * Does it say that they are bytes, by `binary`, by a media type or by stating no type? A string may be a text as
   * well.
   */
  readonly marked: boolean;
  /** What the bytes are; undefined where nothing is said but that they are bytes. */
  readonly mediaType: string | undefined;
}

const described: ReadonlySet<string> = new Set(['type', 'format', 'minLength', 'maxLength']);

/** What a schema says of bytes; null where it describes something else, or bytes that are written as text (base64). */
export function bytesOf(document: OpenApi, place: Located): Bytes | null {
  const [schema, other] = alternativesOf(document, place) ?? [];
  if (schema === undefined || other !== undefined) return null;
  const { type, format, minLength, maxLength } = schema;
  const types = [type ?? 'string'].flat().filter((each) => each !== 'null');
  if (types.join() !== 'string' || Object.keys(schema).some((keyword) => !described.has(keyword))) return null;
  if (format !== undefined && format !== 'binary') return null;
  const said = [...certainSchemas(document, place).values()];
  if (said.some(({ contentEncoding, contentSchema }) => contentEncoding !== undefined || contentSchema !== undefined))
    return null;
  const named = said.flatMap(({ contentMediaType: name }) => (typeof name === 'string' ? [normal(name)] : []));
  if (new Set(named).size > 1) return null;
  const [mediaType] = named;
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
  const side = (name: SideName): AskedSchema => withoutDocument(bytesOf(documents[name], pair[name])?.schema ?? {});
  return ask({ sender: side(sender), receiver: side(otherSide[sender]), direction: 'request' });
}
