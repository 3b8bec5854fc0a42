/** Text of documents within HTML: nothing in it becomes markup, and nothing in it acts. */
import { safe } from '../paint.js';

/** Markup that this package wrote itself. */
export type Html = string & { readonly html: unique symbol };

/** One line of text, as an element's content or a quoted attribute's value; control characters are written out. */
export function text(value: string): Html {
  return safe(value).replace(/[&<>"'`\u2028\u2029]/g, reference) as Html;
}

function reference(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0x2000 ? `\\u${code.toString(16)}` : `&#${code};`;
}

/** One line that may break behind its slashes. */
export function breaking(value: string): Html {
  return text(value).replaceAll('/', '/<wbr>') as Html;
}

/** Several lines of text, for elements that keep line ends. */
export function lines(values: readonly string[]): Html {
  return values.map(text).join('\n') as Html;
}

/** A message of ours: what stands between backticks is code. */
export function message(value: string): Html {
  const parts = value.split('`');
  return html(
    parts.map((part, i) => (i % 2 === 1 && i < parts.length - 1 ? `<code>${breaking(part)}</code>` : text(part))),
  );
}

/** Markup from pieces that are markup already. */
export function html(pieces: readonly string[]): Html {
  return pieces.join('') as Html;
}
