/** Breaks lines between words; the method and the path of an operation are one. */
import { safe } from '../../openapi/shown.js';

/** Where a line may break: not behind a method, nor before the key of a callback. */
const gap = /\s+(?!callback:)(?<!\b[A-Z]+\s+(?=\/|webhook:))/;

/** Lines of at most `width` characters, where no word is longer; at least 20. */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(20, width);
  const lines: string[] = [];
  let line = '';
  for (const word of safe(text).split(gap)) {
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
