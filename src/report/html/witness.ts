/** The message that breaks, as the sender writes it: the offending member marked, and what the receiver wanted there. */
import type { Witness } from '../../diff/change/change.js';
import { fromPointer, isObject, type Json, valueAt } from '../../json.js';
import type { Review, ReviewedChange } from '../../review/review.js';
import { type Wish, wanted } from '../words/wanted.js';
import { isWhole, printed, receiverOf, sends } from '../words/witness.js';
import { writeYaml } from '../yaml/write.js';
import { capital, type Html, html, lines, text } from './escape.js';

/** Lines around the marked ones; longer messages are shown whole on demand. */
const around = 6;

/** A figure, or nothing where the change has no witness. */
export function witnessFigure(change: ReviewedChange, review: Review): Html {
  const { witness } = change;
  if (witness === undefined) return html([]);
  const isAll = isWhole(witness);
  return html([
    `<figure class="witness"><figcaption>${text(capital(sends(witness)))}${isAll ? '.' : ''}</figcaption>${isAll ? '' : shown(change, witness)}`,
    wants(change, witness, review),
    '</figure>',
  ]);
}

function shown(change: ReviewedChange, witness: Witness): string {
  return witness.payload === undefined
    ? '<p class="nothing">(nothing)</p>'
    : payload(witness.payload, witness.at, missingName(change, witness));
}

/** The member that is refused for not being there, or null. */
function missingName({ detail }: ReviewedChange, { payload, at }: Witness): string | null {
  const holder = payload === undefined ? undefined : valueAt(payload, at);
  if (holder === undefined) return fromPointer(at).at(-1) ?? null;
  const isGone = isObject(holder) && detail.name !== undefined && !Object.hasOwn(holder, detail.name);
  return isGone ? (detail.name ?? null) : null;
}

function payload(value: Json, at: string, missing: string | null): string {
  const print = printed(value, fromPointer(at));
  const all = print.lines;
  const first = print.place?.line ?? 0;
  const [from, to] = print.place === null ? [0, 0] : [first, missing === null ? print.place.end + 1 : first + 1];
  const start = all.length > 2 * around + 8 ? Math.max(0, from - around) : 0;
  const end =
    start === 0 && all.length <= 2 * around + 8
      ? all.length
      : Math.min(all.length, Math.max(from + around, Math.min(to, from + 20) + around));
  const marked = Math.min(to, end);
  const pieces = [
    start > 0 ? `<span class="cut">⋯ ${start} lines</span>\n` : '',
    block(all.slice(start, from), from < marked || marked < end),
    from < marked ? `${indented(lines(all.slice(from, marked)))}${note(missing)}${marked < end ? '\n' : ''}` : '',
    block(all.slice(Math.max(from, marked), end), false),
    end < all.length ? `\n<span class="cut">⋯ ${all.length - end} lines</span>` : '',
  ];
  const whole = start > 0 || end < all.length;
  return `<pre>${pieces.join('')}</pre>${whole ? `<details class="whole"><summary>The whole message, ${all.length} lines</summary><pre>${lines(all)}</pre></details>` : ''}`;
}

/** Marked, without the white space in front. */
function indented(shown: string): string {
  const inner = shown.trimStart();
  return `${shown.slice(0, shown.length - inner.length)}<mark>${inner}</mark>`;
}

function note(missing: string | null): string {
  return missing === null ? '' : ` <span class="cut">no ${text(missing)} in it</span>`;
}

function block(shown: readonly string[], follows: boolean): string {
  return shown.length === 0 ? '' : `${lines(shown)}${follows ? '\n' : ''}`;
}

/** Lines of a schema that is wanted. */
const MAX_WANTED_LINES = 16;

function wants(change: ReviewedChange, witness: Witness, review: Review): string {
  const wish = wanted(change, witness, review);
  const title = `<p class="wants">${capital(receiverOf(witness))} wants`;
  const name = missingName(change, witness);
  if (name !== null) return `${title} <code>${text(name)}</code> to be there${schemaText(wish)}`;
  if (wish === null) return '';
  if ('sentence' in wish) return sentence(wish.sentence);
  const isLong = wish.noneOf !== null && writeYaml(wish.schema).lines.length > MAX_WANTED_LINES;
  return isLong ? sentence(wish.noneOf) : `${title}${schemaText(wish)}`;
}

function sentence(words: string): string {
  return `<p class="wants">${text(capital(words))}.</p>`;
}

function schemaText(wish: Wish | null): string {
  if (wish === null || 'sentence' in wish) return '.</p>';
  const written = writeYaml(wish.schema).lines;
  const cut =
    written.length > MAX_WANTED_LINES ? `\n<span class="cut">⋯ ${written.length - MAX_WANTED_LINES} lines</span>` : '';
  return `:</p><pre class="wanted">${lines(written.slice(0, MAX_WANTED_LINES))}${cut}</pre>`;
}
