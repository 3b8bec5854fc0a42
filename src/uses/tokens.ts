/**
 * Code as words, strings and signs: as much as it takes to find calls, in any of the languages, without parsing one.
 * A quote that nothing closes on its line is a sign (an apostrophe in the text of a page, a lifetime), not a string.
 */
import type { Language } from './language.js';

/** What stands in a string where a value is written into it. */
export const hole = '\ufffc';

/** One token and the line where it begins, from 1. */
export interface Token {
  readonly kind: 'word' | 'string' | 'sign';
  /** A word; one sign; what a string says, with a {@link hole} for each value written into it. */
  readonly text: string;
  readonly line: number;
  /** The code of each value that is written into a string. */
  readonly values?: readonly string[];
}

/** Tells code apart; comments and white space are left out. Code inside strings (`${...}`) comes behind all other code. */
export function tokensOf(code: string, language: Language): Token[] {
  return new Reader(code, language).all();
}

const keywords =
  /^(?:return|case|typeof|in|of|else|void|delete|throw|await|yield|import|from|export|default|as|extends|new)$/;

class Reader {
  readonly #tokens: Token[] = [];
  readonly #inner: [from: number, to: number][] = [];
  readonly #lineEnds: readonly number[];
  #at = 0;
  readonly #code: string;
  readonly #language: Language;

  constructor(code: string, language: Language) {
    this.#code = code;
    this.#language = language;
    this.#lineEnds = [...code.matchAll(/\n/g)].map(({ index }) => index);
  }

  all(): Token[] {
    this.#read(this.#code.length);
    for (const [from, to] of this.#inner) {
      this.#push('sign', ';', from);
      this.#at = from;
      this.#read(to);
    }
    return this.#tokens;
  }

  #read(end: number): void {
    while (this.#at < end) {
      const character = this.#code[this.#at] as string;
      if (/\s/.test(character) && !this.#startsBlock()) this.#at++;
      else if (this.#comment() || this.#string() || this.#regex() || this.#word()) continue;
      else this.#push('sign', character, this.#at++);
    }
  }

  #startsBlock(): boolean {
    return this.#language.blockComments.some(
      ([open]) => open.startsWith('\n') && this.#code.startsWith(open, this.#at),
    );
  }

  #push(kind: Token['kind'], text: string, start: number, values: readonly string[] = []): void {
    this.#tokens.push({ kind, text, line: this.#lineOf(start), ...(values.length === 0 ? {} : { values }) });
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineEnds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lineEnds[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  #comment(): boolean {
    const { lineComments, blockComments } = this.#language;
    if (lineComments.some((mark) => this.#code.startsWith(mark, this.#at))) {
      this.#at = this.#endOfLine(this.#at);
      return true;
    }
    const block = blockComments.find(([open]) => this.#code.startsWith(open, this.#at));
    if (block === undefined) return false;
    const close = this.#code.indexOf(block[1], this.#at + block[0].length);
    this.#at = close === -1 ? this.#code.length : close + block[1].length;
    return true;
  }

  #endOfLine(from: number): number {
    const end = this.#code.indexOf('\n', from);
    return end === -1 ? this.#code.length : end;
  }

  #word(): boolean {
    const found = /[\p{L}\p{N}_$@]+/uy;
    found.lastIndex = this.#at;
    const match = found.exec(this.#code);
    if (match === null) return false;
    this.#push('word', match[0], this.#at);
    this.#at += match[0].length;
    return true;
  }

  /** `/.../` where a value may stand; its quotes begin no strings. */
  #regex(): boolean {
    const last = this.#tokens.at(-1);
    const value = last === undefined || (last.kind === 'sign' ? !/[)\]}]/.test(last.text) : keywords.test(last.text));
    if (!this.#language.regex || this.#code[this.#at] !== '/' || !value || last?.text === '<') return false;
    const found = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
    found.lastIndex = this.#at;
    const match = found.exec(this.#code);
    if (match === null) return false;
    this.#at += match[0].length;
    return true;
  }

  #string(): boolean {
    const quote = this.#code[this.#at] as string;
    if (!this.#language.quotes.includes(quote) || this.#isApostrophe(quote)) return false;
    const triple = quote !== '`' && this.#code.startsWith(quote.repeat(3), this.#at);
    const close = triple ? quote.repeat(3) : quote;
    const found = this.#body(this.#at + close.length, close, triple || quote === '`');
    if (found === null) return false;
    if (this.#isPrefix()) this.#tokens.pop();
    this.#push('string', found.text, this.#at, found.values);
    this.#inner.push(...found.inner);
    this.#at = found.end;
    return true;
  }

  /** In a script, a single quote behind a letter stands in the text of a page (`Don't`), unless a keyword is before it. */
  #isApostrophe(quote: string): boolean {
    if (!this.#language.regex || quote !== "'" || !/[\p{L}\p{N}]/u.test(this.#code[this.#at - 1] ?? '')) return false;
    return !keywords.test(this.#tokens.at(-1)?.text ?? '');
  }

  /** `f"..."`, `$"..."`: the letters belong to the string. */
  #isPrefix(): boolean {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'word' || !this.#language.holes.includes('{')) return false;
    return (
      /^(?:[fFrRbBuU]{1,2}|\$@?|@\$?)$/.test(last.text) && this.#code.startsWith(last.text, this.#at - last.text.length)
    );
  }

  /** What a string says, up to the mark that closes it; null where nothing does. */
  #body(
    from: number,
    close: string,
    manyLines: boolean,
  ): { text: string; end: number; inner: [number, number][]; values: string[] } | null {
    const inner: [number, number][] = [];
    const values: string[] = [];
    let text = '';
    let at = from;
    while (at < this.#code.length) {
      if (this.#code.startsWith(close, at)) return { text, end: at + close.length, inner, values };
      const character = this.#code[at] as string;
      if (character === '\n' && !manyLines) return null;
      const value = this.#holeAt(at, from - close.length);
      if (value !== null) {
        text += hole;
        inner.push([value.from, value.to]);
        values.push(this.#code.slice(value.from, value.to) || this.#code.slice(at + 1, value.end));
        at = value.end;
      } else if (character === '\\') {
        text += this.#code[at + 1] ?? '';
        at += 2;
      } else {
        text += character;
        at++;
      }
    }
    return null;
  }

  /** A value written into a string at an offset: where its code stands, and where the string goes on. */
  #holeAt(at: number, opened: number): { from: number; to: number; end: number } | null {
    const { holes } = this.#language;
    const quote = this.#code[opened];
    for (const mark of holes) {
      if (mark === '${' && this.#language.regex && quote !== '`') continue;
      if (mark === '{' && !this.#isFormatted(opened)) continue;
      if (mark === '$name') {
        const name = /\$[A-Za-z_]\w*/y;
        name.lastIndex = at;
        const match = name.exec(this.#code);
        if (match !== null) return { from: at, to: at, end: at + match[0].length };
      } else if (this.#code.startsWith(mark, at)) {
        const end = this.#closing(at + mark.length, mark.endsWith('(') ? ')' : '}');
        if (end !== -1) return { from: at + mark.length, to: end, end: end + 1 };
      }
    }
    return null;
  }

  /** `f"..."`, `$"..."`: is there a letter or sign before the quote that lets values into the string? */
  #isFormatted(opened: number): boolean {
    return (
      /[fF$@]$|[fF][rR]$/.test(this.#code.slice(Math.max(0, opened - 2), opened)) ||
      this.#language.holes.includes('$name')
    );
  }

  /** The bracket that closes what was opened before `from`; strings inside may hold brackets too. */
  #closing(from: number, close: ')' | '}'): number {
    const open = close === ')' ? '(' : '{';
    let depth = 0;
    for (let at = from; at < this.#code.length; at++) {
      const character = this.#code[at] as string;
      if (character === close && depth-- === 0) return at;
      if (character === open) depth++;
      if (this.#language.quotes.includes(character)) {
        const body = this.#body(at + 1, character, character === '`');
        if (body !== null) at = body.end - 1;
      }
    }
    return -1;
  }
}
