/**
 * How a parameter or header writes its value: `style`, `explode`, `allowReserved`, or the media type of its `content`.
 */
import { fromPointer, isObject, type JsonObject, keysOf, member, toPointer } from '../../../json.js';
import type { Located, OpenApi, Parameter } from '../../../openapi/model.js';
import { essence, normal } from '../../match/content/media-types.js';
import { bodySchema, objectOf } from '../../schemas/read/view.js';

/** How a value is written. */
export interface Writing {
  /** A style of the standard, or the media type of its `content`. */
  readonly style: string;
  readonly explode: boolean;
  readonly reserved: boolean;
}

const defaults: Record<CarrierPlace, string> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
  body: 'form',
};

/** One way in which a parameter or header says its value: in a style, or as a media type. */
export interface Way {
  /** Undefined for a style. */
  readonly mediaType: string | undefined;
  readonly schema: Located;
}

/**
 * The ways that a parameter or header names. One is all that OpenAPI allows (3.1.1, section 4.8.12.2); where there are
 * more, a reader may go by any of them.
 */
export function waysOf(parameter: Located<JsonObject>): readonly Way[] {
  const content = member(parameter.json, 'content');
  const typed = keysOf(content).map((mediaType) => {
    const pointer = parameter.pointer + toPointer(['content', mediaType]);
    return { mediaType, schema: bodySchema(objectOf({ json: member(content, mediaType) ?? {}, pointer })) };
  });
  const isStyled = typed.length === 0 || member(parameter.json, 'schema') !== undefined;
  return isStyled ? [{ mediaType: undefined, schema: bodySchema(parameter) }, ...typed] : typed;
}

/** All that a parameter or header says of how it is written: once, where it is as OpenAPI wants it. */
export function writingsOf(parameter: JsonObject, place: Parameter['in'], mayReserve: boolean): readonly Writing[] {
  const ways = waysOf({ json: parameter, pointer: '' });
  return ways.map(({ mediaType }) => writingOf(parameter, place, mayReserve, mediaType));
}

/** What it says of one way, or leaves unsaid; `mayReserve`: does `allowReserved` say something there? */
export function writingOf(
  parameter: JsonObject,
  place: CarrierPlace,
  mayReserve: boolean,
  mediaType: string | undefined,
): Writing {
  if (mediaType !== undefined) return { style: normal(mediaType), explode: false, reserved: false };
  const style = typeof parameter.style === 'string' ? parameter.style : defaults[place];
  const explode = typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form';
  return { style, explode, reserved: mayReserve && parameter.allowReserved === true };
}

/** Said for a style where each value has a place of its own (XML, a table), which may hold more than a text. */
export const elements = 'elements';

/** Is it a style of OpenAPI 3.0 and 3.1? (3.2 adds `cookie`.) */
export function isStyle({ style }: Writing): boolean {
  return styles.has(style);
}

/** Is its value written as JSON? */
export function isJson({ writing }: Pick<Carrier, 'writing'>): boolean {
  return /[/+]json$/.test(essence(writing.style));
}

/** Is its style one that adds nothing to a single value? */
export function addsNothing({ writing }: Pick<Carrier, 'writing'>): boolean {
  return asTheyAre.has(writing.style);
}

const asTheyAre = new Set(['form', 'simple', 'spaceDelimited', 'pipeDelimited']);

const styles = new Set(['matrix', 'label', 'form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject']);

/** What kinds of values are written in their own way: a single one, a list of one item, of several, or an object. */
export type ValueKind = 'primitive' | 'one' | 'array' | 'object';

/** Does the standard say how a kind is written in a style? (OpenAPI 3.1.1, section 4.8.12.6.) */
export function isSaid({ style, explode }: Writing, kind: ValueKind): boolean {
  if (style === 'deepObject') return kind === 'object';
  const isDelimited = style === 'spaceDelimited' || style === 'pipeDelimited';
  return kind === 'primitive' || !isDelimited || !explode;
}

/** The part of a message that carries a text. */
export type CarrierPlace = Parameter['in'] | 'body';

/** A parameter, header or body, as far as its text goes. */
export interface Carrier {
  readonly place: CarrierPlace;
  readonly writing: Writing;
  /**
   * What stands between the items of a list in one text; null where each item is written by itself, or no standard says
   * how.
   */
  readonly separator: string | null;
  /** Is it missed where nothing is sent? */
  readonly demanded: boolean;
  /** Does it take the empty text, whatever its schema says? */
  readonly takesEmpty: boolean;
}

/** The carrier whose schema stands at a place; `otherwise`: where it is carried if no parameter stands there. */
export function carrierOf(document: OpenApi, { pointer }: Located, otherwise: CarrierPlace = 'header'): Carrier {
  const holder = pointer.replace(/\/schema$/, '');
  const [, owner = holder, mediaType] = /^(.*)\/content\/([^/]*~1[^/]*)$/.exec(holder) ?? [];
  const found = document.at(owner);
  const json: JsonObject = isObject(found) ? found : {};
  const place = places.find((name) => name === json.in) ?? otherwise;
  const writing = writingOf(json, place, false, mediaType === undefined ? undefined : fromPointer(`/${mediaType}`)[0]);
  return {
    place,
    writing,
    separator: separatorOf(writing),
    demanded: place === 'path' || json.required === true,
    takesEmpty: place === 'query' && json.allowEmptyValue === true,
  };
}

const places: readonly Parameter['in'][] = ['path', 'query', 'header', 'cookie'];

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** What stands between the items of a list in one text, if they are joined. */
export function separatorOf({ style, explode }: Writing): string | null {
  if (style === 'label') return explode ? '.' : ',';
  if (style === 'simple') return ',';
  return explode || !styles.has(style) || style === 'deepObject' ? null : (separators[style] ?? ',');
}
