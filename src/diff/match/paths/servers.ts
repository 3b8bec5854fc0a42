/**
 * What a server stands for: each address that the values of its variables give (OpenAPI 3.1.1, sections 4.8.5 and
 * 4.8.6).
 */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import { normalAddress } from './uris.js';

/** The servers of a list; none mean `/`. */
export function serversIn(list: Json | undefined): JsonObject[] {
  const listed = Array.isArray(list) ? list.filter(isObject) : [];
  return listed.length === 0 ? [{ url: '/' }] : listed;
}

/**
 * What a variable of a server may be: its values where they are listed, and the one that is meant where none is chosen.
 */
interface Variable {
  readonly values: readonly Json[] | null;
  readonly usual: Json;
}

/** The URL of a server: a variable with a single value is that value, and others are what they are given as. */
function urlOf(server: JsonObject, given: (name: string, variable: Variable) => string): string {
  const declared = member(server, 'variables');
  return String(member(server, 'url')).replace(/\{([^{}]*)\}/g, (written, name) => {
    const variable = isObject(declared) ? member(declared, name) : undefined;
    if (variable === undefined) return written;
    const [values, usual] = [asSet(member(variable, 'enum')), member(variable, 'default') ?? null];
    if (values?.length === 1 && values[0] === usual) return String(usual);
    return given(name, { values, usual });
  });
}

/** The order of an enum means nothing. */
function asSet(values: Json | undefined): Json[] | null {
  return Array.isArray(values) ? [...new Set(values)].sort() : null;
}

/** A server of a document. */
export interface Server {
  /** As it is written. */
  readonly url: string;
  /** Its addresses; a single one where a variable lists no values, or where they are too many to be written out. */
  readonly addresses: readonly Address[];
  /** The one that is used where nothing is chosen. */
  readonly usual: string;
}

/** One of its addresses. */
interface Address {
  readonly url: string;
  /** The same text for the same address, however it is written and whatever variables are called. */
  readonly key: string;
}

/** More choices of a server's variables are not written out: listed values multiply. */
const MAX_ADDRESSES = 100;

/** Reads a Server Object. */
export function serverOf(server: JsonObject): Server {
  const url = String(member(server, 'url'));
  const addresses = choicesOf(server).map((choice) => addressOf(server, choice));
  const [only, another] = addresses;
  const usual = another === undefined && only !== undefined ? only.key : addressOf(server, 'usual').key;
  return { url, addresses, usual };
}

/** The URLs of its addresses; `{}` is what may be anything. */
export function urlsOf(server: JsonObject): string[] {
  return choicesOf(server).map((choice) => normalAddress(urlOf(server, (name) => String(choice.get(name) ?? '{}'))));
}

type Choice = ReadonlyMap<string, Json>;

/** The values of its variables that list some, in all ways; nothing is chosen where those are too many. */
function choicesOf(server: JsonObject): Choice[] {
  const listed = new Map<string, readonly Json[]>();
  urlOf(server, (name, { values }) => {
    if (values !== null && values.length > 0) listed.set(name, values);
    return '';
  });
  const count = [...listed.values()].reduce((product, values) => product * values.length, 1);
  if (count > MAX_ADDRESSES) return [new Map()];
  return [...listed].reduce<Choice[]>(
    (choices, [name, values]) =>
      choices.flatMap((choice) => values.map((value) => new Map([...choice, [name, value]]))),
    [new Map()],
  );
}

/** One address: what is not chosen stays a variable, by its place in the URL and with what it may be. */
function addressOf(server: JsonObject, choice: Choice | 'usual'): Address {
  const open = new Map<string, Json>();
  const chosen = (name: string, { usual, values }: Variable): Json | undefined => {
    if (choice !== 'usual') return choice.get(name);
    return values === null ? undefined : usual;
  };
  const written = urlOf(server, (name, variable) => String(chosen(name, variable) ?? `{${name}}`));
  const url = urlOf(server, (name, variable) => {
    const value = chosen(name, variable);
    if (value !== undefined) return String(value);
    if (!open.has(name)) open.set(name, [variable.usual, variable.values === null ? null : [...variable.values]]);
    return `{${[...open.keys()].indexOf(name)}}`;
  });
  return { url: written, key: JSON.stringify([normalAddress(url), [...open.values()]]) };
}
