/** The bytes of a file or of the standard input, or one sentence why there are none. */
import { constants } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { InputError } from '../../openapi/input-error.js';

/** The most that is read: V8 holds no longer text. */
export const MAX_BYTES = constants.MAX_STRING_LENGTH;

/** Throws the sentence for an input over the limit. */
export function tooLarge(name: string): never {
  throw new InputError(name, `it is too large to read; the limit is ${Math.floor(MAX_BYTES / 2 ** 20)} MiB`);
}

/**
 * The bytes of the file at `path`; messages call it `name`, and add the hint where there is none. Throws an InputError when it
 * cannot be read.
 */
export function fileBytes(path: string, name: string, hint?: string): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && hint !== undefined) throw new InputError(name, `there is no such file; ${hint}`);
    throw unreadable(name, error);
  }
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw new InputError(name, 'this is a folder; name the OpenAPI file in it');
    if (!stats.isFile()) return streamBytes(file, name);
    if (stats.size > MAX_BYTES) tooLarge(name);
    return readFileSync(file);
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    closeSync(file);
  }
}

const chunkSize = 1 << 20;

/** What a pipe or a terminal gives until its end. */
export function streamBytes(file: number, name: string): Uint8Array {
  const chunks: Buffer[] = [];
  for (let total = 0; ; ) {
    const chunk = Buffer.allocUnsafe(chunkSize);
    const size = readSome(file, chunk, name);
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, size));
    total += size;
    if (total > MAX_BYTES) tooLarge(name);
  }
}

function readSome(file: number, chunk: Buffer, name: string): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw unreadable(name, error);
      // The other end of a pipe that does not block has nothing yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder; name the OpenAPI file in it',
  EACCES: 'the file may not be read; check its permissions',
  EPERM: 'the file may not be read; check its permissions',
  ELOOP: 'the file is a link that leads round in a circle',
  ENAMETOOLONG: 'the name is too long for a file',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to read',
  ERR_INVALID_ARG_VALUE: 'a file name cannot hold a NUL character',
};

/** The sentence for an error of the file system; other errors are bugs and stay as they are. */
function unreadable(name: string, error: unknown): unknown {
  if (error instanceof InputError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  return new InputError(name, reasons[code] ?? `the file cannot be read (${code})`);
}
