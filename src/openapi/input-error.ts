/**
 * What a user's input does wrong, as one sentence. Everything else that throws is a bug of ours.
 */
import { safe } from './shown.js';

/** Where in an input something is wrong: a JSON Pointer once the text could be read, a line and column (from 1) before that. */
export interface InputPlace {
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * An input that cannot be read as what it should be; `message` is one whole sentence that names the file, the place and the way
 * out.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly file: string;
  readonly pointer: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;

  /**
   * `says` is the sentence without the file and the place, which are put in front of it; whatever they hold, it stays one line.
   */
  constructor(file: string, says: string, place: InputPlace = {}) {
    super(safe(`${file}${wherever(place)}: ${says}`));
    this.file = file;
    this.pointer = place.pointer;
    this.line = place.line;
    this.column = place.column;
  }
}

function wherever({ pointer, line, column }: InputPlace): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const shown = pointer === undefined ? '' : ` at ${pointer === '' ? 'the root' : shorten(pointer)}`;
  return `${position}${shown}`;
}

/** A pointer thousands of characters long would drown the sentence. */
function shorten(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 200)}...${text.slice(-80)}`;
}
