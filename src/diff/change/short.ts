/** JSON that is too long for a line: cut between members and never inside a name, so that what is shown can be read. */
import type { Json } from '../../json.js';

/** What ` and 20 more}` may take. */
const ending = 16;

/** The least that the beginning of a member is worth. */
const least = 24;

/**
 * The JSON of a value where it has no more than about `room` characters, else as much of it, and how many members are
 * left out.
 */
export function short(value: Json, room: number): string {
  const text = whole(value, room);
  if (text !== null) return text;
  if (typeof value === 'string') return `${JSON.stringify(beginning(value, room - 5))}...`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  const shown: string[] = [];
  let left = room - ending;
  for (const name of names) {
    const lead = isList ? '' : `${JSON.stringify(name)}:`;
    const part = (value as { readonly [name: string]: Json })[name] as Json;
    const rest = left - lead.length - 1;
    const text = whole(part, rest);
    if (text !== null) shown.push(lead + text);
    else if (rest >= least) shown.push(lead + short(part, rest));
    if (text === null) break;
    left = rest - text.length;
  }
  const said = [shown.join(','), moreOf(names.length - shown.length, shown.length > 0, isList)]
    .filter(Boolean)
    .join(' ');
  return isList ? `[${said}]` : `{${said}}`;
}

function moreOf(count: number, isRest: boolean, isList: boolean): string {
  if (count === 0) return '';
  if (isRest) return `and ${count} more`;
  return `${count} ${isList ? 'item' : 'member'}${count === 1 ? '' : 's'}`;
}

/** The JSON of a value, or null where it is longer than `room`: it is not looked at any further than that. */
function whole(value: Json, room: number): string | null {
  if (room < 1 || (typeof value === 'string' && value.length > room)) return null;
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const name in value) {
    if (text.length > 1) text += ',';
    if (!isList) text += `${JSON.stringify(name)}:`;
    const part = whole((value as { readonly [name: string]: Json })[name] as Json, room - text.length - 1);
    if (part === null) return null;
    text += part;
  }
  text += isList ? ']' : '}';
  return text.length <= room ? text : null;
}

/** The beginning of a text, without half a character at its end. */
function beginning(text: string, room: number): string {
  return text.slice(0, Math.max(least, room)).replace(/[\ud800-\udbff]$/, '');
}
