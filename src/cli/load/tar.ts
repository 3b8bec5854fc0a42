/**
 * Reads a gzipped tar archive in memory: POSIX ustar with pax headers (IEEE Std 1003.1, section pax) and GNU long names,
 * which is what npm packs. Nothing is written to disk.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { MAX_BYTES } from './bytes.js';

/** Why the archive cannot be read, as the end of a sentence. */
export class TarballError extends Error {
  override readonly name = 'TarballError';
}

/** The most that an archive may inflate to: beyond that it is a bomb, or nothing that anybody publishes. */
const MAX_INFLATED = 4 * 2 ** 30;

const blockSize = 512;

/**
 * The files that `wanted` asks for, by their path below the archive's top folder. Of two entries with one path the last
 * counts, as when it is unpacked. Throws a TarballError.
 */
export async function readTarball(tgz: Uint8Array, wanted: (path: string) => boolean): Promise<Map<string, Buffer>> {
  const gunzip = createGunzip();
  const input = Readable.from([tgz], { objectMode: false });
  input.pipe(gunzip);
  try {
    return await readEntries(new Source(gunzip), wanted);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw new TarballError(`it is not gzipped, or cut short (${code})`);
    throw error;
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}

async function readEntries(source: Source, wanted: (path: string) => boolean): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let extended: Partial<Pick<Header, 'path' | 'size'>> = {};
  for (;;) {
    const block = await source.take(blockSize);
    // Two empty blocks end an archive; some writers leave them out.
    if (block.length === 0 || block.every((byte) => byte === 0)) return files;
    if (block.length < blockSize) throw new TarballError('it is cut short');
    const header = { ...headerOf(block), ...extended };
    const padding = (blockSize - (header.size % blockSize)) % blockSize;
    extended = {};
    if (header.type === 'x') extended = paxOf(await source.whole(header.size));
    else if (header.type === 'L') extended = { path: textOf(await source.whole(header.size)) };
    else {
      const path = header.path.replace(/^\.\//, '').replace(/^[^/]*\//, '');
      if ('0\0'.includes(header.type) && wanted(path)) files.set(path, await source.whole(header.size));
      else await source.skip(header.size);
    }
    await source.skip(padding);
  }
}

interface Header {
  readonly path: string;
  readonly size: number;
  /** `0` or NUL: a file; `x`: pax headers of the next entry; `L`: its long name; others are folders, links and the like. */
  readonly type: string;
}

function headerOf(block: Buffer): Header {
  const stated = numberOf(block.subarray(148, 156));
  let sum = 0;
  for (let i = 0; i < blockSize; i++) sum += i >= 148 && i < 156 ? 32 : (block[i] as number);
  if (sum !== stated) throw new TarballError('it is no tar archive, or damaged');
  const prefix = block.toString('latin1', 257, 262) === 'ustar' ? textOf(block.subarray(345, 500)) : '';
  const name = textOf(block.subarray(0, 100));
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    size: numberOf(block.subarray(124, 136)),
    type: String.fromCharCode(block[156] as number),
  };
}

/** Octal digits, or base 256 when the first bit is set. */
function numberOf(field: Buffer): number {
  const first = field[0] as number;
  if (first & 0x80) return field.subarray(1).reduce((value, byte) => value * 256 + byte, first & 0x7f);
  const text = textOf(field).trim();
  if (!/^[0-7]*$/.test(text)) throw new TarballError('it is no tar archive, or damaged');
  return text === '' ? 0 : Number.parseInt(text, 8);
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

/** Records of the form `LENGTH KEY=VALUE\n`; the length counts itself. */
function paxOf(records: Buffer): Partial<Pick<Header, 'path' | 'size'>> {
  const found = new Map<string, string>();
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(32, at);
    const length = Number(records.toString('latin1', at, Math.max(at, space)));
    if (space === -1 || !Number.isInteger(length) || length < 5 || at + length > records.length)
      throw new TarballError('it has a damaged header');
    const record = records.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    found.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  const [path, size] = [found.get('path'), found.get('size')];
  return { ...(path === undefined ? {} : { path }), ...(size === undefined ? {} : { size: Number(size) }) };
}

/** Bytes in the order in which they are inflated. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #inflated = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer at the end. */
  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = size; missing > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) break;
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** The next bytes, all of them. */
  async whole(size: number): Promise<Buffer> {
    if (size > MAX_BYTES) throw new TarballError('it holds a file that is too large to read');
    const bytes = await this.take(size);
    if (bytes.length < size) throw new TarballError('it is cut short');
    return bytes;
  }

  async skip(size: number): Promise<void> {
    for (let missing = size; missing > 0; ) {
      const { length } = await this.take(Math.min(missing, 1 << 20));
      if (length === 0) throw new TarballError('it is cut short');
      missing -= length;
    }
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = value;
    this.#inflated += value.length;
    if (this.#inflated > MAX_INFLATED) throw new TarballError(`it inflates to more than ${MAX_INFLATED / 2 ** 30} GiB`);
    return true;
  }
}
