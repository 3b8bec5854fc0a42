/** A witness as the sender writes it, the member that the receiver refuses marked below, and what the receiver wanted there. */
import type { Witness } from '../../diff/change/change.js';
import { fromPointer, type Json } from '../../json.js';
import { safe } from '../../openapi/shown.js';
import type { Review, ReviewedChange } from '../../review/review.js';
import type { Paint } from './paint.js';
import { wanted, wantedLine } from './wanted.js';
import { isWhole, printed, sends } from './witness.js';

/** Lines without indentation, of a payload at most `most`; none where a change has no witness. */
export function witnessLines(change: ReviewedChange, review: Review, paint: Paint, most = 40): string[] {
  const { witness } = change;
  if (witness === undefined) return [];
  const wants = wantedLines(change, witness, review, paint);
  return [safe(sends(witness)), ...payloadLines(witness, paint, most).map((line) => `  ${line}`), ...wants];
}

function payloadLines(witness: Witness, paint: Paint, most: number): string[] {
  if (isWhole(witness)) return [];
  const { payload, at } = witness;
  return payload === undefined ? [paint.red('(nothing)')] : marked(payload, at, paint, most);
}

/** Indented JSON with a line of carets below the place; long payloads keep what is around it. */
function marked(payload: Json, at: string, paint: Paint, most: number): string[] {
  const { lines, place } = printed(payload, fromPointer(at));
  const caret = place === null ? null : `${' '.repeat(place.column)}${'^'.repeat(Math.max(1, place.length))}`;
  const out: string[] = [];
  const from = place === null ? 0 : Math.max(0, place.line - most / 2);
  if (from > 0) out.push(paint.dim(`... ${from} lines`));
  for (const [i, line] of lines.entries()) {
    if (i < from || i >= from + most) continue;
    out.push(safe(line));
    if (place !== null && caret !== null && i === place.line) out.push(paint.red(caret));
  }
  if (lines.length > from + most) out.push(paint.dim(`... ${lines.length - from - most} lines`));
  return out;
}

/** One line, or none. */
function wantedLines(change: ReviewedChange, witness: Witness, review: Review, paint: Paint): string[] {
  const wish = wanted(change, witness, review);
  if (wish === null) return [];
  const { lead, schema } = wantedLine(wish, witness);
  return [`${paint.dim(safe(lead))}${schema === '' ? '' : ` ${safe(schema)}`}`];
}
