/** Where an offset of a JSON text is, for messages: line and column, and the JSON Pointer. */
import { Fault, type Listener, tokens } from './json-tokens.js';
import { nameAt } from './scan-names.js';

/** The line and the column, both from 1, of a byte; columns count characters. */
export function lineAndColumn(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: [...bytes.toString('utf8', start, offset)].length + 1 };
}

/** The reference tokens of the member whose name begins at an offset, in a text that is JSON up to there. */
export function tokensAt(bytes: Buffer, start: number, offset: number): readonly (string | number)[] {
  const way = new Way(bytes, offset);
  try {
    tokens(bytes, start, way);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
  }
  return way.found;
}

/** Follows the tokens and remembers the way to the wanted name. */
class Way implements Listener {
  found: readonly (string | number)[] = [];
  readonly #way: (string | number)[] = [];

  constructor(
    private readonly bytes: Buffer,
    private readonly offset: number,
  ) {}

  open(_: number, object: boolean): void {
    this.#item();
    this.#way.push(object ? '' : -1);
  }

  close(): void {
    this.#way.pop();
  }

  name(_: number, start: number): void {
    this.#way[this.#way.length - 1] = nameAt(this.bytes, start);
    if (start === this.offset) this.found = [...this.#way];
  }

  skip(start: number): number {
    return start;
  }

  string(): void {
    this.#item();
  }

  number(): void {
    this.#item();
  }

  literal(): void {
    this.#item();
  }

  /** In an array, the next item begins. */
  #item(): void {
    const last = this.#way.at(-1);
    if (typeof last === 'number') this.#way[this.#way.length - 1] = last + 1;
  }
}
