/** A witness as the sender writes it, the member that the receiver refuses marked below, and what the receiver wanted there. */
import type { Witness } from '../diff/change.js';
import { fromPointer, isObject, type Json } from '../json.js';
import type { Review, ReviewedChange } from '../review/review.js';
import { type Paint, safe } from './paint.js';

/** Lines without indentation; none where a change has no witness. */
export function witnessLines(change: ReviewedChange, review: Review, paint: Paint): string[] {
  const { witness } = change;
  if (witness === undefined) return [];
  const shown =
    witness.payload === undefined ? [`${paint.red('(nothing)')}`] : marked(witness.payload, witness.at, paint);
  const wants = wanted(change, witness, review);
  return [
    `${opening(witness)}`,
    ...shown.map((line) => `  ${line}`),
    ...(wants === null ? [] : [`${paint.dim('the receiver wants')} ${wants}`]),
  ];
}

function opening({ direction, sender, part, name, status, mediaType }: Witness): string {
  const who = direction === 'request' ? 'a client' : 'a server';
  const of = sender === 'base' ? 'the base' : 'the revision';
  const what: Record<Witness['part'], string> = {
    body: `the body${status === undefined ? '' : ` of ${status}`}${mediaType === undefined ? '' : ` as ${mediaType}`}`,
    path: name === undefined ? 'a request to' : `the path parameter ${name}`,
    query: `the query parameter ${name}`,
    header: `the header ${name}`,
    cookie: `the cookie ${name}`,
    status: 'the status',
    security: 'the credentials',
  };
  return safe(`${who} built on ${of} sends as ${what[part]}:`);
}

const maximumLines = 40;

/** Indented JSON with a line of carets below the place; long payloads keep what is around it. */
function marked(payload: Json, at: string, paint: Paint): string[] {
  const { lines, place } = print(payload, fromPointer(at));
  const caret = place === null ? null : `${' '.repeat(place.column)}${'^'.repeat(Math.max(1, place.length))}`;
  const out: string[] = [];
  const from = place === null ? 0 : Math.max(0, place.line - maximumLines / 2);
  if (from > 0) out.push(paint.dim(`... ${from} lines`));
  for (const [i, line] of lines.entries()) {
    if (i < from || i >= from + maximumLines) continue;
    out.push(safe(line));
    if (place !== null && caret !== null && i === place.line) out.push(paint.red(caret));
  }
  if (lines.length > from + maximumLines) out.push(paint.dim(`... ${lines.length - from - maximumLines} lines`));
  return out;
}

interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Prints JSON indented by two, and finds where the value of a path begins. */
function print(payload: Json, path: readonly string[]): { lines: string[]; place: Spot | null } {
  const lines: string[] = [''];
  let place: Spot | null = null;
  const put = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  const value = (json: Json, indent: string, rest: readonly string[] | null, start: number): void => {
    const line = lines.length - 1;
    const inside = `${indent}  `;
    const entries: [string, Json][] = Array.isArray(json)
      ? json.map((item, i) => [String(i), item])
      : isObject(json)
        ? Object.entries(json)
        : [];
    if (entries.length === 0) put(JSON.stringify(json));
    else {
      put(Array.isArray(json) ? '[' : '{');
      for (const [i, [name, part]] of entries.entries()) {
        lines.push(inside);
        const next = rest !== null && rest[0] === name ? rest.slice(1) : null;
        const column = inside.length;
        if (!Array.isArray(json)) put(`${JSON.stringify(name)}: `);
        value(part, inside, next, column);
        if (i < entries.length - 1) put(',');
      }
      lines.push(indent + (Array.isArray(json) ? ']' : '}'));
    }
    if (rest !== null && (rest.length === 0 || !entries.some(([name]) => name === rest[0])) && place === null) {
      place = { line, column: start, length: (lines[line] as string).replace(/,$/, '').length - start };
    }
  };
  value(payload, '', path, 0);
  return { lines, place };
}

/** The receiver's schema at the place of the change, on one line. */
function wanted(change: ReviewedChange, witness: Witness, review: Review): string | null {
  const receiver = witness.sender === 'base' ? 'revision' : 'base';
  const pointer = change.at[receiver];
  if (pointer === null) return receiver === 'base' ? null : 'nothing of that name';
  if (witness.payload === undefined) return null;
  const schema = review[receiver].document.at(pointer);
  if (schema === undefined || !isSchemaRule(change.rule)) return null;
  const text = JSON.stringify(schema);
  return safe(text.length <= 160 ? text : `${text.slice(0, 157)}...`);
}

function isSchemaRule(rule: string): boolean {
  return rule.startsWith('schema-') || rule.startsWith('property-');
}
