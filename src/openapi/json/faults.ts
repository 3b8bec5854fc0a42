/**
 * The first fault of a JSON text, with its place: of the syntax, a name that stands twice in one object, or nesting beyond
 * the limit. Looked for where reading has found that something is wrong.
 */

import { MAX_DEPTH, tooDeepSays } from '../limits.js';
import { hashOf, hashOfEscaped, nameAt, OpenNames } from './member-names.js';
import { Fault, JsonBytes } from './tokens.js';

/** Goes over a text from `start` on. Throws a Fault where it is no JSON, says a name twice, or nests too deep. */
export function findFault(bytes: Buffer, start: number): void {
  new Pass(bytes, start).run();
}

class Pass extends JsonBytes {
  readonly #open: OpenNames;

  // The open containers, counted from 1: whether they are objects, their first name, how many members they have so far.
  #depth = 0;
  readonly #isObject = new Uint8Array(MAX_DEPTH + 2);
  readonly #firstName = new Int32Array(MAX_DEPTH + 2);
  readonly #index = new Int32Array(MAX_DEPTH + 2);

  constructor(bytes: Buffer, start: number) {
    super(bytes, start);
    this.#open = new OpenNames(bytes);
  }

  run(): void {
    this.#value();
    while (this.#depth > 0) this.#next();
    if (this.space() !== undefined) this.expected('the end of the text');
  }

  /** In an open container: its next member or item, or its end. */
  #next(): void {
    const depth = this.#depth;
    const object = this.#isObject[depth] === 1;
    const started = this.#index[depth]! > 0;
    let byte = this.space();
    if (byte === (object ? 0x7d : 0x5d)) {
      this.#close();
      return;
    }
    if (started) {
      if (byte !== 0x2c) this.expected(object ? 'a comma or }' : 'a comma or ]');
      this.at++;
      byte = this.space();
    }
    this.#index[depth] = this.#index[depth]! + 1;
    if (object) {
      if (byte !== 0x22) this.expected(started ? 'a name in double quotes' : 'a name in double quotes or }');
      this.#name();
      if (this.space() !== 0x3a) this.expected('a colon');
      this.at++;
    }
    this.#value();
  }

  #name(): void {
    const quote = this.at;
    const hash = this.string() ? hashOfEscaped(this.bytes, quote) : hashOf(this.bytes, quote + 1, this.at - 1);
    this.#open.push(hash, quote);
  }

  #value(): void {
    const byte = this.space();
    if (byte === 0x7b || byte === 0x5b) this.#container(byte === 0x7b);
    else if (byte === 0x22) this.string();
    else if (byte === 0x74 || byte === 0x66 || byte === 0x6e) this.literal(byte);
    else if (byte === 0x2d || (byte !== undefined && byte >= 0x30 && byte <= 0x39)) this.number();
    else this.expected('a value');
  }

  #container(isObject: boolean): void {
    const depth = ++this.#depth;
    if (depth > MAX_DEPTH) throw new Fault(this.at, tooDeepSays, 'content');
    this.#isObject[depth] = isObject ? 1 : 0;
    this.#firstName[depth] = this.#open.size;
    this.#index[depth] = 0;
    this.at++;
  }

  #close(): void {
    this.at++;
    if (this.#isObject[this.#depth] === 1) {
      const repeated = this.#open.close(this.#firstName[this.#depth]!);
      if (repeated !== -1) this.#repeated(repeated);
    }
    this.#depth--;
  }

  #repeated(quote: number): never {
    const name = nameAt(this.bytes, quote);
    const way: (string | number)[] = [];
    for (let depth = 1; depth < this.#depth; depth++) {
      const above = this.#open.quoteAt(this.#firstName[depth + 1]! - 1);
      way.push(this.#isObject[depth] === 1 ? nameAt(this.bytes, above) : this.#index[depth]! - 1);
    }
    const says = `the name ${JSON.stringify(name)} stands twice in one object; keep one of them`;
    throw new Fault(quote, says, 'content', [...way, name]);
  }
}
