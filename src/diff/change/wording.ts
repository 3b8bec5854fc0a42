/** How values, names and keywords are put into the one line about a change. */
import { isObject, type Json } from '../../json.js';
import type { Detail } from './change.js';
import { short, shortBoth } from './short.js';

/** The characters that a value may take within a line. */
const MAX_VALUE = 80;

/** A value of a document within a line: JSON, cut between its members when it is long. */
export function show(value: Detail['from']): string {
  return value === undefined ? 'nothing' : short(value, MAX_VALUE);
}

/** Values that are read beside others: of those that begin alike what differs is shown, each with the one in its place. */
export function showBeside(values: readonly Json[], others: readonly Json[]): string[] {
  return values.map((value, i) => {
    const other = others[i];
    return other === undefined ? show(value) : shortBoth(value, other, MAX_VALUE)[0];
  });
}

/** A line that begins with what it is about, where that has a name. */
export function of(about: string | null, line: string): string {
  return about === null ? line : `${about}: ${line}`;
}

/** Several names within a line, cut when they are many. */
export function list(names: readonly string[]): string {
  return few(names.map(quoted));
}

/** Within a line as code: between more backticks than stand in it (CommonMark 0.31.2, section 6.1). */
export function quoted(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return longest === 0 ? `${mark}${text}${mark}` : `${mark} ${text} ${mark}`;
}

/** What something is called in messages, where that is known; else its own name. */
export function called({ name, names = [String(name)] }: Detail): string {
  return list(names);
}

/** Several texts within a line, cut when they are many. */
export function few(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).join(', ');
  return texts.length > 5 ? `${shown} and ${texts.length - 5} more` : shown;
}

/** What became of some keywords, given what each side says: `` `maxLength` is 64, was 40; `format: uri` is new ``. */
export function keywordsChanged(from: Detail['from'], to: Detail['from']): string {
  const [base, revision] = [keywordsOf(from), keywordsOf(to)];
  const names = [...new Set([...Object.keys(base), ...Object.keys(revision)])];
  return names.map((name) => keywordChanged(name, base[name], revision[name])).join('; ');
}

/** The same of one keyword; undefined where a side does not have it. */
export function keywordChanged(name: string, from: Detail['from'], to: Detail['from']): string {
  if (from === undefined) return `${quoted(`${name}: ${plain(to, name)}`)} is new`;
  if (to === undefined) return `${quoted(`${name}: ${plain(from, name)}`)} is gone`;
  const [was, is] = shortBoth(from, to, MAX_VALUE);
  return `\`${name}\` is ${quoted(plain(to, name, is))}, was ${quoted(plain(from, name, was))}`;
}

/** One of the things that a section of `components` holds: a schema, a request body. */
export function oneOf(section: string | undefined): string {
  if (section === 'requestBodies') return 'request body';
  const words = (section ?? 'components').replace(/s$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words;
}

function keywordsOf(value: Detail['from']): { readonly [name: string]: Json } {
  return value !== undefined && isObject(value) ? value : {};
}

/** What would be read as something else than a string, were it not quoted. */
const READ_OTHERWISE = /^(true|false|null|nothing|-?\d.*)$/;

/** A string as it is, types with bars between, anything else as JSON, which is cut as it is given. */
function plain(value: Detail['from'], keyword: string, json = show(value)): string {
  if (keyword === 'type' && Array.isArray(value)) return value.join(' | ');
  const isPlain = typeof value === 'string' && /^[^`\s"]{1,60}$/.test(value) && !READ_OTHERWISE.test(value);
  return isPlain ? value : json;
}
