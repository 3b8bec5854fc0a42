/** How a parameter or header writes its value: `style`, `explode`, `allowReserved`, or the media type of its `content`. */
import { isObject, type JsonObject } from '../../json.js';
import type { Located, OpenApi, Parameter } from '../../openapi/model.js';
import { normal } from '../match/media-types.js';
import { isDemanded } from '../match/parameters.js';

/** How a value is written. */
export interface Writing {
  /** A style of the standard, or the media type of its `content`. */
  readonly style: string;
  readonly explode: boolean;
  readonly reserved: boolean;
}

const defaults: Record<Parameter['in'], string> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' };

/** What a parameter or header says, or leaves unsaid; `mayReserve`: does `allowReserved` say something there? */
export function writingOf(parameter: JsonObject, place: Parameter['in'], mayReserve: boolean): Writing {
  const content = parameter.content;
  if (isObject(content))
    return { style: normal(Object.keys(content)[0] ?? 'application/json'), explode: false, reserved: false };
  const style = typeof parameter.style === 'string' ? parameter.style : defaults[place];
  const explode = typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form';
  return { style, explode, reserved: mayReserve && parameter.allowReserved === true };
}

/** Is it a style of OpenAPI 3.0 and 3.1? (3.2 adds `cookie`.) */
export function isStyle({ style }: Writing): boolean {
  return styles.has(style);
}

const styles = new Set(['matrix', 'label', 'form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject']);

/** A parameter or header, as far as its text goes. */
export interface Carrier {
  readonly writing: Writing;
  /** What stands between the items of a list in one text; null where each item is written by itself, or no standard says how. */
  readonly separator: string | null;
  /** Is it missed where nothing is sent? */
  readonly demanded: boolean;
  /** Does it take the empty text, whatever its schema says? */
  readonly takesEmpty: boolean;
}

/** The carrier whose schema stands at a place. */
export function carrierOf(document: OpenApi, { pointer }: Located): Carrier {
  const found = document.at(pointer.replace(/(\/content\/[^/]*)?(\/schema)?$/, ''));
  const json: JsonObject = isObject(found) ? found : {};
  const place = places.find((name) => name === json.in) ?? 'header';
  const writing = writingOf(json, place, false);
  return {
    writing,
    separator: separatorOf(writing),
    demanded: place === 'path' || isDemanded({ in: place, json }),
    takesEmpty: place === 'query' && json.allowEmptyValue === true,
  };
}

const places: readonly Parameter['in'][] = ['path', 'query', 'header', 'cookie'];

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function separatorOf({ style, explode }: Writing): string | null {
  if (style === 'label') return explode ? '.' : ',';
  if (style === 'simple') return ',';
  return explode || !styles.has(style) || style === 'deepObject' ? null : (separators[style] ?? ',');
}
