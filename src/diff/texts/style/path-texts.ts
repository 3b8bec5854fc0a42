/** The texts of one path parameter, as a pattern that stands within another one. */
import type { Json, JsonObject } from '../../../json.js';
import type { Located, OpenApi, Parameter } from '../../../openapi/model.js';
import { stringFormat } from '../../../schema/strings/formats.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { integersOf } from './integers.js';
import { waysOf, writingOf } from './style.js';

/** A pattern without anchors, and one of the texts that match it, where one comes to mind. */
export interface PathTexts {
  readonly pattern: string;
  readonly sample: string | undefined;
}

/** All that may be sent for a parameter, or read as one of its values; undefined where that may be any text. */
export function textsOfParameter(document: OpenApi, parameter: Parameter, sends: boolean): PathTexts | undefined {
  return join(
    waysOf(parameter).map(({ mediaType, schema }) => {
      const { style } = writingOf(parameter.json, 'path', false, mediaType);
      // RFC 6570, sections 3.2.5 and 3.2.7: what follows is the value, or names and values.
      if (style === 'label' || style === 'matrix') {
        const sign = style === 'label' ? '.' : ';';
        return { pattern: `[${sign}][^]*`, sample: undefined };
      }
      return style === 'simple' ? textsOfSchema(document, schema, sends) : undefined;
    }),
  );
}

function textsOfSchema(document: OpenApi, place: Located, sends: boolean): PathTexts | undefined {
  return join((alternativesOf(document, place) ?? []).map((schema) => textsOfOne(schema, sends)));
}

/** The texts of one alternative. */
function textsOfOne(schema: JsonObject, sends: boolean): PathTexts | undefined {
  const { enum: listed, type } = schema;
  // Nothing is sent of the empty text.
  if (Array.isArray(listed)) return join(listed.filter((value) => value !== '').map((value) => textOf(value, sends)));
  return join(type === undefined ? [] : [type].flat().map((each) => textsOfType(schema, String(each), sends)));
}

/** How lists and objects are written depends on the style; null is a word, if it is written at all. */
function textOf(value: Json, sends: boolean): PathTexts | undefined {
  if (typeof value === 'object' && value !== null) return undefined;
  if (typeof value === 'number' && !sends) return { pattern: readAsNumber, sample: String(value) };
  const text = String(value);
  return { pattern: escaped(text), sample: text };
}

/** A text as a pattern that it alone matches. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What somebody may read as a number: more than anybody writes. */
export const readAsNumber = '[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?';

function textsOfType(schema: JsonObject, type: string, sends: boolean): PathTexts | undefined {
  if (type === 'boolean') return { pattern: 'true|false', sample: 'true' };
  if (type === 'null') return { pattern: 'null', sample: undefined };
  if (type === 'integer' && sends) return { pattern: within(integersOf(schema)) ?? '0|-?[1-9][0-9]*', sample: '1' };
  if (type === 'integer' || type === 'number') return { pattern: readAsNumber, sample: '1' };
  if (type !== 'string') return undefined;
  const { pattern, format } = schema;
  const said = typeof format === 'string' ? stringFormat(format)?.within : undefined;
  const found = within(typeof pattern === 'string' ? pattern : undefined) ?? within(said);
  return found === undefined ? undefined : { pattern: found, sample: undefined };
}

/**
 * A pattern without the anchors around it; undefined where it has none, or says something of what stands around it: within another
 * pattern that would mean something else.
 */
function within(pattern: string | undefined): string | undefined {
  const [, inner] = /^\^(.*)\$$/s.exec(pattern ?? '') ?? [];
  if (inner === undefined || /\\[1-9bBk]/.test(inner)) return undefined;
  const bare = inner.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '');
  if (/[\^$]|\\$|\(\?(?!:)/.test(bare)) return undefined;
  let depth = 0;
  for (const sign of bare) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth < 0 || (sign === '|' && depth === 0)) return undefined;
  }
  return inner;
}

/** Undefined where any of them may be any text. */
function join(parts: readonly (PathTexts | undefined)[]): PathTexts | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return undefined;
  if (known.length === 1) return known[0];
  return { pattern: known.map(({ pattern }) => `(?:${pattern})`).join('|'), sample: known[0]?.sample };
}
