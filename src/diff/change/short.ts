/** JSON that is too long for a line: cut between members and never inside a name, so that what is shown can be read. */
import { equal, type Json } from '../../json.js';

/** What ` and 20 more}` may take. */
const ending = 16;

/** The least that the beginning of a member is worth. */
const least = 24;

/** What is given to a member in which two values differ, however little room is left. */
const leastApart = 40;

/** How many values one inside the other are followed to where two differ. */
const MAX_FOLLOWED = 12;

/**
 * The JSON of a value where it has no more than about `room` characters, else as much of it, and how many members are
 * left out.
 */
export function short(value: Json, room: number): string {
  return whole(value, room) ?? cut(value, room);
}

/**
 * The same of two values that differ and are read side by side: where their beginnings read the same, what is shown is
 * where they differ, with a little more room.
 */
export function shortBoth(one: Json, other: Json, room: number): readonly [string, string] {
  const texts = [short(one, room), short(other, room)] as const;
  if (uncounted(texts[0]) !== uncounted(texts[1])) return texts;
  return [around(one, other, room, MAX_FOLLOWED), around(other, one, room, MAX_FOLLOWED)];
}

/** That two texts leave out more or less does not tell what differs. */
function uncounted(text: string): string {
  return text.replace(/ ?(and )?\d+ (more|items?|members?)/g, '');
}

function around(value: Json, other: Json | undefined, room: number, levels: number): string {
  const text = whole(value, room);
  if (text !== null || other === undefined || levels === 0) return text ?? cut(value, room);
  if (typeof value === 'string' && typeof other === 'string') return middle(value, firstApart(value, other), room - 5);
  if (!isHolder(value) || !isHolder(other) || Array.isArray(value) !== Array.isArray(other)) return cut(value, room);
  const apart = apartOf(value, other);
  const names = namesOf(value, apart);
  const inside = (part: Json, rest: number, name: string): string =>
    around(part, apart.has(name) ? other[name] : undefined, rest, levels - 1);
  return cut(value, room, { names, isKept: (name) => apart.has(name), inside });
}

/** The names or positions of what two values do not have in common: of lists what only one has, else what moved. */
function apartOf(value: Holder, other: Holder): ReadonlySet<string> {
  const isSame = (name: string): boolean =>
    Object.hasOwn(other, name) && equal(value[name] as Json, other[name] as Json);
  const moved = Object.keys(value).filter((name) => !isSame(name));
  if (!Array.isArray(value)) return new Set(moved);
  const there = Object.values(other);
  const alone = moved.filter((name) => !there.some((each) => equal(each, value[name] as Json)));
  return new Set(alone.length > 0 ? alone : moved);
}

/** Those first that are apart. Of a list they alone: the others would stand in an order that is not theirs. */
function namesOf(value: Holder, apart: ReadonlySet<string>): string[] {
  const names = Object.keys(value);
  const first = names.filter((name) => apart.has(name));
  if (Array.isArray(value) && first.length > 0) return first;
  return [...first, ...names.filter((name) => !apart.has(name))];
}

function firstApart(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at;
}

/** The part of a text around a place in it, without half a character at either end. */
function middle(text: string, at: number, room: number): string {
  const length = Math.max(least, room);
  const start = Math.max(0, Math.min(at - Math.floor(length / 3), text.length - length));
  const part = text.slice(start, start + length).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > 0 ? '...' : ''}${JSON.stringify(part)}${start + length < text.length ? '...' : ''}`;
}

/** Something that holds values by name or position. */
interface Holder {
  readonly [name: string]: Json;
}

function isHolder(value: Json): value is Json & Holder {
  return typeof value === 'object' && value !== null;
}

/** In which order the members are shown, which of them whatever it takes, and how one that is too long is. */
interface Shown {
  readonly names: readonly string[];
  isKept(name: string): boolean;
  inside(part: Json, room: number, name: string): string;
}

const FROM_THE_BEGINNING: Omit<Shown, 'names'> = { isKept: () => false, inside: short };

/** As much of a value as there is room for. */
function cut(value: Json, room: number, how?: Shown): string {
  if (typeof value === 'string') return `${JSON.stringify(beginning(value, room - 5))}...`;
  if (!isHolder(value)) return JSON.stringify(value);
  const { names, isKept, inside } = how ?? { names: Object.keys(value), ...FROM_THE_BEGINNING };
  const isList = Array.isArray(value);
  const shown: string[] = [];
  let left = room - ending;
  for (const name of names) {
    const lead = isList ? '' : `${JSON.stringify(name)}:`;
    const part = value[name] as Json;
    const space = left - lead.length - 1;
    const rest = isKept(name) && shown.length === 0 ? Math.max(space, leastApart) : space;
    const text = whole(part, rest);
    if (text !== null) shown.push(lead + text);
    else if (rest >= least) shown.push(lead + inside(part, rest, name));
    if (text === null) break;
    left = rest - text.length;
  }
  const said = [shown.join(','), moreOf(Object.keys(value).length - shown.length, shown.length > 0, isList)]
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
  if (!isHolder(value)) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const name in value) {
    if (text.length > 1) text += ',';
    if (!isList) text += `${JSON.stringify(name)}:`;
    const part = whole(value[name] as Json, room - text.length - 1);
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
