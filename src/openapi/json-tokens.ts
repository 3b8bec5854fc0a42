/**
 * The tokens of JSON (RFC 8259, strictly) in bytes of UTF-8, handed to whoever listens.
 *
 * {@link tokens} is longer than a function should be: every byte of a document passes through it, in a process that lives
 * for a tenth of a second. Split into a method a token it took three times as long, most of it before V8 had compiled the
 * methods one by one.
 */
import { maxDepth, tooDeepSays } from './limits.js';

/** A fault of the text. Thrown as it is (no Error): whoever reads the text makes the sentence. */
export class Fault {
  constructor(
    /** The byte where it shows. */
    readonly offset: number,
    readonly says: string,
    /** `syntax`: the text is no JSON (`says` tells why); `content`: it is, and `says` is the whole sentence. */
    readonly kind: 'syntax' | 'content',
  ) {}
}

/** What listens to the tokens of a text. Offsets are those of the first byte and the byte behind the last. */
export interface Listener {
  /** An object (or array) opens. */
  open(start: number, object: boolean): void;
  /** The innermost object or array closes. */
  close(end: number): void;
  /** A name, whose hash is that of its bytes (not of what escapes in it mean), behind its colon. */
  name(hash: number, start: number, end: number, escaped: boolean): void;
  /** The value of a name at depth three or less begins. Returns where to go on: there, or behind the value. */
  skip(start: number): number;
  string(hash: number, start: number, end: number, escaped: boolean): void;
  number(start: number, end: number): void;
  /** `true`, `false` or `null`, told by its first byte. */
  literal(first: number, end: number): void;
}

/** The hash that names and strings come with: of the bytes between the quotes. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  return hash;
}

/** Bytes that end the plain part of a string: the quote, the escape and the control characters. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0x22 || byte === 0x5c || byte < 0x20 ? 1 : 0));

/** What may stand next. */
const value = 0;
const valueOrEnd = 1;
const name = 2;
const nameOrEnd = 3;
const comma = 4;

const wanted = ['a value', 'a value or ]', 'a name in double quotes', 'a name in double quotes or }'];

/** Reads the text from `start` on. Throws a Fault where it is no JSON or nests too deep. */
export function tokens(bytes: Buffer, start: number, listener: Listener): void {
  const objects = new Uint8Array(maxDepth + 2);
  let at = start;
  let depth = 0;
  let next = value;
  do {
    let byte = bytes[at]!;
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at]!;
    if (byte === 0x22 && next !== comma) {
      const quote = at;
      let hash = 0;
      byte = bytes[++at]!;
      while (stops[byte] === 0) {
        hash = (Math.imul(hash, 31) + byte) | 0;
        byte = bytes[++at]!;
      }
      const escaped = byte !== 0x22;
      at = escaped ? restOfString(bytes, at) : at + 1;
      if (next < name) {
        listener.string(hash, quote, at, escaped);
        next = comma;
      } else {
        const end = at;
        at = bytes[at] === 0x3a ? at + 1 : behindColon(bytes, at);
        listener.name(hash, quote, end, escaped);
        next = value;
        if (depth <= 3) {
          at = behindSpace(bytes, at);
          const behind = listener.skip(at);
          if (behind !== at) next = comma;
          at = behind;
        }
      }
    } else if (byte === 0x2c && next === comma) {
      at++;
      next = objects[depth] === 1 ? name : value;
    } else if ((byte === 0x7b || byte === 0x5b) && next < name) {
      if (++depth > maxDepth) tooDeep(at);
      const object = byte === 0x7b;
      listener.open(at++, object);
      objects[depth] = object ? 1 : 0;
      next = object ? nameOrEnd : valueOrEnd;
    } else if (byte === (objects[depth] === 1 ? 0x7d : 0x5d) && depth > 0 && next !== value && next !== name) {
      depth--;
      listener.close(++at);
      next = comma;
    } else if (next < name) {
      const first = at;
      if (byte === 0x74 || byte === 0x66 || byte === 0x6e) {
        at = behindLiteral(bytes, first, byte);
        listener.literal(byte, at);
      } else {
        at = behindNumber(bytes, first, wanted[next]!);
        listener.number(first, at);
      }
      next = comma;
    } else {
      expected(bytes, at, next === comma ? (objects[depth] === 1 ? 'a comma or }' : 'a comma or ]') : wanted[next]!);
    }
  } while (depth > 0);
  const end = behindSpace(bytes, at);
  if (end < bytes.length) expected(bytes, end, 'the end of the text');
}

function fault(offset: number, says: string): never {
  throw new Fault(offset, says, 'syntax');
}

function tooDeep(offset: number): never {
  throw new Fault(offset, tooDeepSays, 'content');
}

/** What is wrong where something wanted should stand: something else, or the end of the text. */
function expected(bytes: Buffer, at: number, what: string): never {
  if (at >= bytes.length) fault(at, `the text ends where ${what} should stand`);
  const text = bytes.toString('utf8', at, at + 40);
  const found = /^[\w+.-]{1,20}/.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(0)!);
  fault(at, `expected ${what}, found ${JSON.stringify(found)}`);
}

function behindSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09))
    at++;
  return at;
}

function behindColon(bytes: Buffer, from: number): number {
  const at = behindSpace(bytes, from);
  if (bytes[at] !== 0x3a) expected(bytes, at, 'a colon');
  return at + 1;
}

const escapes = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));

/** The end of a string whose plain part ended at `from`. */
function restOfString(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte === 0x22) return at + 1;
    if (byte === undefined) fault(at, 'the text ends inside a string');
    if (byte === 0x0a || byte === 0x0d) fault(at, 'a string is not closed on its line');
    if (byte !== 0x5c) fault(at, 'a control character in a string');
    at = behindEscape(bytes, at);
    while (stops[bytes[at]!] === 0) at++;
  }
}

function behindEscape(bytes: Buffer, at: number): number {
  const byte = bytes[at + 1];
  if (byte === 0x75) {
    if (!/^[0-9a-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6))) {
      fault(at, 'expected four hexadecimal digits after \\u');
    }
    return at + 6;
  }
  if (byte === undefined || !escapes.has(byte)) fault(at, 'a backslash in a string must be written as \\\\');
  return at + 2;
}

function behindLiteral(bytes: Buffer, start: number, first: number): number {
  const word = first === 0x74 ? 'true' : first === 0x66 ? 'false' : 'null';
  for (let index = 1; index < word.length; index++) {
    if (bytes[start + index] !== word.charCodeAt(index)) expected(bytes, start, 'a value');
  }
  return start + word.length;
}

function behindNumber(bytes: Buffer, start: number, what: string): number {
  let at = start;
  if (bytes[at] === 0x2d) at++;
  if (bytes[at] === 0x30) at++;
  else at = behindDigits(bytes, at, at === start ? what : 'a digit');
  const whole = at;
  if (bytes[at] === 0x2e) at = behindDigits(bytes, at + 1, 'a digit after the point');
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
    at = behindDigits(bytes, at, 'a digit of the exponent');
  }
  const mayOverflow = at !== whole || at - start > 300;
  if (mayOverflow && !Number.isFinite(Number(bytes.toString('latin1', start, at)))) {
    fault(start, 'the number is too large to be read');
  }
  return at;
}

function behindDigits(bytes: Buffer, from: number, what: string): number {
  let at = from;
  while (bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
  if (at === from) expected(bytes, at, what);
  return at;
}
