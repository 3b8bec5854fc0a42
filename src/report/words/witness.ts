/** What every report says of a witness: the sentence above it, and its text with the place of the refused member. */
import type { Witness } from '../../diff/change/change.js';
import { few } from '../../diff/change/wording.js';
import { isObject, type Json } from '../../json.js';

/** Who sends what, as a sentence that the payload completes, unless it is a whole request; it may hold text of the documents. */
export function sends(witness: Witness): string {
  const { status, operation, part } = witness;
  const who = senderOf(witness);
  const request = requestOf(witness);
  if (request !== null) return `${who} sends ${request}`;
  const end = isWhole(witness) ? '' : ':';
  const said = sentPart(witness);
  const to = operation === undefined ? '' : ` ${operation}`;
  if (part === 'path' && witness.name === undefined) return `${who} sends in place of${to}:`;
  if (status === undefined || isAsked(witness)) return `${who} sends${to === '' ? '' : `${to} with`} ${said}${end}`;
  return `${who} answers${to} with ${part === 'status' ? '' : `${status} and `}${said}${end}`;
}

function senderOf({ direction, sender }: Witness): string {
  return `${direction === 'request' ? 'a client' : 'a server'} built on the ${sender}`;
}

/**
 * The request that nobody takes, whatever it holds, as its method and path: nothing of it is shown below. Null where the witness
 * is a part of a message.
 */
function requestOf({ part, name, payload, operation = '' }: Witness): string | null {
  if (part !== 'path' || name !== undefined || payload === undefined) return null;
  const path = String(payload);
  const [, method] = /^(\S+) \/(?!.* callback:)/s.exec(operation) ?? [];
  if (method !== undefined) return `${method} ${path}`;
  // The name of a callback tells its method only beside who registers it.
  return operation === '' ? `a request to ${path}` : `${operation} to ${path}`;
}

/** Does the sentence say all that is sent, so that nothing is shown below? */
export function isWhole(witness: Witness): boolean {
  return requestOf(witness) !== null || isOfType(witness);
}

/** A body of a type, whatever it holds. */
function isOfType({ part, mediaType, payload }: Witness): boolean {
  return part === 'body' && mediaType !== undefined && payload === undefined;
}

/** A header of the request, for which the answer of a status is asked. */
function isAsked({ direction, part, name }: Witness): boolean {
  return direction === 'request' && part === 'header' && name === 'Accept';
}

function sentPart(witness: Witness): string {
  const { part, name, mediaType } = witness;
  if (isOfType(witness)) return `a body of ${mediaType}`;
  const parts: Record<Witness['part'], string> = {
    body: `this body${mediaType === undefined ? '' : ` (${mediaType})`}`,
    path: `the path parameter ${name}`,
    query: `the query parameter ${name}`,
    header: `the header ${name}`,
    cookie: `the cookie ${name}`,
    status: 'this status',
    security: 'these credentials',
  };
  return parts[part];
}

/** Who refuses it. */
export function receiverOf({ direction }: Witness): 'the server' | 'the client' {
  return direction === 'request' ? 'the server' : 'the client';
}

/** Said where the receiver knows nothing of what is sent, or of several types some alone. */
export function knowsNothing(witness: Witness, left: readonly string[] = []): string {
  if (isOfType(witness) && left.length > 0) return `of these ${receiverOf(witness)} takes ${few(left)} alone`;
  return `${receiverOf(witness)} ${nothingOf(witness)}`;
}

function nothingOf(witness: Witness): string {
  if (isAsked(witness)) return 'answers in no such type';
  if (isOfType(witness)) return 'takes no such type';
  if (witness.part === 'status') return 'knows no such status';
  const isOperation = witness.part === 'path' && witness.name === undefined;
  return isOperation ? 'has no such operation' : 'wants nothing of that name';
}

/** Where in printed JSON a value stands: its first line, and its extent in that line. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Its last line. */
  readonly end: number;
}

/** Prints JSON indented by two, and finds the value of a path, or the deepest part of the path that is there. */
export function printed(payload: Json, path: readonly string[]): { lines: string[]; place: Spot | null } {
  const lines: string[] = [''];
  let place: Spot | null = null;
  const put = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  const value = (json: Json, indent: string, rest: readonly string[] | null, start: number): void => {
    const line = lines.length - 1;
    const inside = `${indent}  `;
    const entries = entriesOf(json);
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
    if (rest !== null && place === null && (rest.length === 0 || !entries.some(([name]) => name === rest[0]))) {
      const length = (lines[line] as string).replace(/,$/, '').length - start;
      place = { line, column: start, length, end: lines.length - 1 };
    }
  };
  value(payload, '', path, 0);
  return { lines, place };
}

function entriesOf(json: Json): [string, Json][] {
  if (Array.isArray(json)) return json.map((item, i) => [String(i), item]);
  return isObject(json) ? Object.entries(json) : [];
}
