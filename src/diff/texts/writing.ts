/** How a parameter or header writes its value: `style`, `explode`, `allowReserved`, or the media type of its `content`. */
import { isObject, type JsonObject } from '../../json.js';
import type { Parameter } from '../../openapi/model.js';

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
    return { style: Object.keys(content)[0] ?? 'application/json', explode: false, reserved: false };
  const style = typeof parameter.style === 'string' ? parameter.style : defaults[place];
  const explode = typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form';
  return { style, explode, reserved: mayReserve && parameter.allowReserved === true };
}

/** Is it a style of OpenAPI 3.0 and 3.1? (3.2 adds `cookie`.) */
export function isStyle({ style }: Writing): boolean {
  return styles.has(style);
}

const styles = new Set(['matrix', 'label', 'form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject']);
