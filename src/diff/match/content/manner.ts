/** How a media type says that values are written, of a body or of the `content` of a parameter. */
import { isForm } from './encodings.js';
import { essence } from './media-types.js';

/**
 * With their types, as JSON has them; the whole as one text; members whose single values are texts, as in forms and
 * XML; or as bytes, of which a schema says at most how many there are.
 */
export type Manner = 'typed' | 'text' | 'fields' | 'bytes';

/** How a media type, or a range of them, writes values. */
export function mannerOf(mediaType: string): Manner {
  const bare = essence(mediaType);
  if (isForm(bare) || hasFields.test(bare)) return 'fields';
  if (hasTypes.test(bare)) return 'typed';
  return bare.startsWith('text/') ? 'text' : 'bytes';
}

/** Is it XML, or a range that covers it? */
export function mayBeXml(mediaType: string): boolean {
  return /[/+]xml$|^(application|text|\*)\/\*$/.test(essence(mediaType));
}

const hasFields = /[/+]xml$|^text\/(csv|tab-separated-values)$/;

/** JSON and its kin, streams of it, and what may be JSON: a range that covers it, or what is no media type at all. */
const hasTypes = /json|yaml|[/+.-](cbor|msgpack|event-stream)$|^(application|\*)\/\*$|^[^/]*$/;
