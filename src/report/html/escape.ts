/** Text of documents within HTML: nothing in it becomes markup, and nothing in it acts. */
import { safe } from '../../openapi/shown.js';
import { spansOf } from '../words/spans.js';

/** Markup that this package wrote itself. */
export type Html = string & { readonly html: unique symbol };

/** One line of text, as an element's content or a quoted attribute's value; control characters are written out. */
export function text(value: string): Html {
  return safe(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`) as Html;
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
  return html(
    spansOf(value).map(({ text: part, isCode, loose }) =>
      isCode ? `<code>${breaking(part)}</code>` : text(`${'`'.repeat(loose)}${part}`),
    ),
  );
}

/** Words as a sentence begins with them. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Markup from pieces that are markup already. */
export function html(pieces: readonly string[]): Html {
  return pieces.join('') as Html;
}
