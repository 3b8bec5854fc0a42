/** The keywords of a schema that need no subschema, judged of one value. */
import { equal, isObject, type Json } from '../../json.js';
import { hasFormat, hasNumberFormat } from '../strings/formats.js';
import { lengthOf } from '../strings/length.js';
import { matches } from '../strings/patterns.js';
import { isMultiple } from './decimal.js';
import type { Node } from './node.js';
import { listed, NUMBER, typeOf } from './types.js';

/** Do they hold for the value? */
export function plain(value: Json, node: Node): boolean {
  const type = node.get('type');
  if (type !== undefined) {
    const { mask, integer } = listed(type);
    if ((mask & typeOf(value)) === 0 || (integer && typeOf(value) === NUMBER && !Number.isInteger(value))) return false;
  }
  const constant = node.get('const');
  if (constant !== undefined && !equal(constant, value)) return false;
  const list = node.get('enum');
  if (Array.isArray(list) && !list.some((one) => equal(one, value))) return false;
  if (typeof value === 'number') return number(value, node);
  if (typeof value === 'string') return text(value, node);
  if (Array.isArray(value)) return sized(value.length, node.number('minItems'), node.number('maxItems'));
  const [least, most] = [node.number('minProperties'), node.number('maxProperties')];
  // Names are counted where that matters: there may be hundreds of parts, and of members.
  return !isObject(value) || (least ?? most) === undefined || sized(Object.keys(value).length, least, most);
}

function sized(size: number, least = 0, most = Infinity): boolean {
  return size >= least && size <= most;
}

function number(value: number, node: Node): boolean {
  const format = node.text('format');
  const of = node.number('multipleOf');
  return (
    value >= (node.number('minimum') ?? -Infinity) &&
    value <= (node.number('maximum') ?? Infinity) &&
    value > (node.number('exclusiveMinimum') ?? -Infinity) &&
    value < (node.number('exclusiveMaximum') ?? Infinity) &&
    (of === undefined || isMultiple(value, of)) &&
    (format === undefined || hasNumberFormat(format, value))
  );
}

function text(value: string, node: Node): boolean {
  const format = node.text('format');
  const pattern = node.text('pattern');
  const length = lengthOf(value);
  if (length < (node.number('minLength') ?? 0) || length > (node.number('maxLength') ?? Infinity)) return false;
  return (pattern === undefined || matches(pattern, value)) && (format === undefined || hasFormat(format, value));
}
