/** The bytes of an input, once they are known to be text. */
import { constants, isUtf8 } from 'node:buffer';
import type { Json } from '../json.js';
import { InputError } from './input-error.js';
import { shown } from './shown.js';

/** Bytes of UTF-8 and where the text begins behind a byte order mark. */
export interface Utf8 {
  readonly bytes: Buffer;
  readonly start: number;
}

/** Takes an input as UTF-8. Throws an InputError for an empty one, a binary one, another encoding, or more than V8 can hold. */
export function utf8(text: string | Uint8Array, file: string): Utf8 {
  if (typeof text !== 'string' && !ArrayBuffer.isView(text as unknown)) {
    const found = typeof text === 'object' ? shown(text as unknown as Json) : `a value of type ${typeof text}`;
    const says = `expected the text of a document or its bytes (a string or a Uint8Array), found ${found}`;
    throw new TypeError(`${file}: ${says}; of a value that is read already, give the JSON text`);
  }
  const bytes =
    typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new InputError(
      file,
      `at ${bytes.length} bytes it is too large to read; the limit is ${constants.MAX_STRING_LENGTH}`,
    );
  }
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new InputError(file, 'this is UTF-16; save it as UTF-8');
  if (bytes.includes(0))
    throw new InputError(file, 'this is a binary file; expected an OpenAPI document in JSON or YAML');
  if (!isUtf8(bytes))
    throw new InputError(file, 'this is not UTF-8 text; expected an OpenAPI document in JSON or YAML');
  const start = bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0;
  if (isBlank(bytes, start))
    throw new InputError(file, 'the file is empty; expected an OpenAPI document in JSON or YAML');
  return { bytes, start };
}

function isBlank(bytes: Buffer, start: number): boolean {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}
