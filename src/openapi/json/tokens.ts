/** The tokens of JSON (RFC 8259) in bytes of UTF-8: each method steps over one, or tells what is wrong with it. */

/** A fault of the text. Thrown as it is (no Error): whoever reads the text makes the sentence. */
export class Fault {
  constructor(
    /** The byte where it shows. */
    readonly offset: number,
    readonly says: string,
    /** `syntax`: the text is no JSON (`says` tells why); `content`: it is, and `says` is the whole sentence. */
    readonly kind: 'syntax' | 'content',
    /** The place in the document, as reference tokens, where it is known. */
    readonly pointer?: readonly (string | number)[],
  ) {}
}

/** Bytes that end the plain part of a string: the quote, the escape and the control characters. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0x22 || byte === 0x5c || byte < 0x20 ? 1 : 0));
const escapes = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined): boolean =>
  isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** A position in a JSON text. */
export class JsonBytes {
  constructor(
    protected readonly bytes: Buffer,
    protected at: number,
  ) {}

  protected fault(says: string, offset = this.at): never {
    throw new Fault(offset, says, 'syntax');
  }

  /** What is wrong where `wanted` should stand: something else, or the end of the text. */
  protected expected(wanted: string): never {
    if (this.at >= this.bytes.length) this.fault(`the text ends where ${wanted} should stand`);
    const text = this.bytes.toString('utf8', this.at, this.at + 40);
    const found = /^[\w+.-]{1,20}/.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(0)!);
    this.fault(`expected ${wanted}, found ${JSON.stringify(found)}`);
  }

  /** Steps over white space and returns the byte behind it (undefined at the end). */
  protected space(): number | undefined {
    const { bytes } = this;
    let { at } = this;
    let byte = bytes[at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at];
    this.at = at;
    return byte;
  }

  /** Steps over a string; `at` is its opening quote. Returns whether it holds escapes. */
  protected string(): boolean {
    const { bytes } = this;
    let at = this.at + 1;
    let escaped = false;
    for (;;) {
      while (stops[bytes[at]!] === 0) at++;
      const byte = bytes[at];
      if (byte === 0x22) {
        this.at = at + 1;
        return escaped;
      }
      this.at = at;
      if (byte !== 0x5c) this.#brokenString(byte);
      at = this.#escape();
      escaped = true;
    }
  }

  #escape(): number {
    const byte = this.bytes[this.at + 1];
    if (byte === 0x75) {
      for (let at = this.at + 2; at < this.at + 6; at++) {
        if (!isHex(this.bytes[at])) this.fault('expected four hexadecimal digits after \\u');
      }
      return this.at + 6;
    }
    if (byte === undefined || !escapes.has(byte)) this.fault('a backslash in a string must be written as \\\\');
    return this.at + 2;
  }

  #brokenString(byte: number | undefined): never {
    if (byte === undefined) this.fault('the text ends inside a string');
    this.fault(
      byte === 0x0a || byte === 0x0d ? 'a string is not closed on its line' : 'a control character in a string',
    );
  }

  /** Steps over a number. */
  protected number(): void {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    if (bytes[at] === 0x2d) at++;
    if (bytes[at] === 0x30) at++;
    else at = this.#digits(at, 'a digit');
    const whole = at;
    if (bytes[at] === 0x2e) at = this.#digits(at + 1, 'a digit after the point');
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      at++;
      if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
      at = this.#digits(at, 'a digit of the exponent');
    }
    this.at = at;
    const mayBeLarge = at - start > 15 || at !== whole;
    if (mayBeLarge && !Number.isFinite(Number(bytes.toString('latin1', start, at)))) this.#tooLarge(start);
  }

  #tooLarge(start: number): never {
    this.fault('the number is too large to be read', start);
  }

  #digits(from: number, wanted: string): number {
    let at = from;
    while (isDigit(this.bytes[at])) at++;
    if (at > from) return at;
    this.at = at;
    this.expected(wanted);
  }

  /** Steps over `true`, `false` or `null`, whose first byte stands here. */
  protected literal(byte: number): void {
    const word = byte === 0x74 ? 'true' : byte === 0x66 ? 'false' : 'null';
    for (let index = 1; index < word.length; index++) {
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) this.expected('a value');
    }
    this.at += word.length;
  }
}

/** The line and the column, both from 1, of a byte; columns count characters. */
export function lineAndColumn(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line++;
    start = at + 1;
  }
  let column = 1;
  // The other bytes of a character of UTF-8 begin with the bits 10.
  for (let at = start; at < offset; at++) if ((bytes[at]! & 0xc0) !== 0x80) column++;
  return { line, column };
}
