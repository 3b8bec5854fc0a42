/** What a message cannot carry as the text of a parameter or header, whatever the schema says. */
import type { Json, JsonObject } from '../../../json.js';
import type { Elsewhere } from '../../match/paths/concrete-paths.js';
import type { Sent } from './sent.js';
import type { Carrier, Writing } from './style.js';

/** Schemas of values, in words that both dialects have; undefined where everything is carried. */
export interface Limits {
  /** All values that are carried, and perhaps some that are not: the sender writes no others. */
  readonly carried: JsonObject;
  /** Values of which there is no doubt. */
  readonly fit: JsonObject;
  /** Is there no doubt about what is sent for a value? */
  isFit(sent: Sent): boolean;
}

/** What limits the values of a carrier whose values are texts. */
export function limitsOf(
  { place, writing }: Pick<Carrier, 'place' | 'writing'>,
  elsewhere: Elsewhere,
): Limits | undefined {
  if (place === 'header') return ofHeader;
  if (place !== 'path') return undefined;
  const { sure, perhaps } = valuesAt(elsewhere, writing);
  if (sure.length + perhaps.length === 0) return undefined;
  const unfit = [...sure, ...perhaps];
  const isFit = (sent: Sent): boolean => sent.kind !== 'text' || !unfit.includes(sent.text);
  return { carried: butFor(sure), fit: butFor(unfit), isFit };
}

/**
 * The texts of values with which the path is another one, or none; in `label` and `matrix` style there is always a
 * character before.
 */
function valuesAt({ sure, perhaps }: Elsewhere, { style }: Writing): Elsewhere {
  if (style !== 'label' && style !== 'matrix') return { sure: ['', ...sure], perhaps };
  const before = style === 'label' ? /^\./ : /^;[^=]*=/;
  const valuesOf = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => (before.test(text) ? [text.replace(before, '')] : []));
  // What stands under another name is no value of this one.
  if (style === 'matrix') return { sure: [], perhaps: valuesOf([...sure, ...perhaps]) };
  return { sure: valuesOf(sure), perhaps: valuesOf(perhaps) };
}

/** The same for the JSON of a path parameter: that of a number or a word may be another path. */
export function limitsOfJson({ sure, perhaps }: Elsewhere): Pick<Limits, 'carried' | 'fit'> | undefined {
  const values = [...sure, ...perhaps].flatMap(jsonOf);
  // What is written otherwise as a rule may still be written so.
  const never = sure.flatMap((text) => jsonOf(text).filter((value) => JSON.stringify(value) === text));
  return values.length === 0 ? undefined : { carried: { not: { enum: never } }, fit: { not: { enum: values } } };
}

/** The value whose JSON a text is, if it is any. */
export function jsonOf(text: string): Json[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** All values but those that may be written as one of some texts. */
function butFor(texts: readonly string[]): JsonObject {
  const values = texts.flatMap((text): Json[] => {
    const number = text === '' ? Number.NaN : Number(text);
    const typed = text === 'true' || text === 'false' ? [text === 'true'] : String(number) === text ? [number] : [];
    return [text, ...typed].flatMap((value): Json[] => [value, [value]]);
  });
  return { not: { enum: values } };
}

/**
 * CR, LF and NUL are never part of a header's value, and neither is a space at its ends (RFC 9110 section 5.5); the
 * spaces around an item of a list are nobody's, and other control characters are invalid, which not every reader minds.
 */
const ofHeader: Limits = (() => {
  const ends = (inside: string, space: string): string =>
    `^([^${inside}${space}]([^${inside}]*[^${inside}${space}])?)?$`;
  const [never, doubtful] = ['\\r\\n\\x00', '\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029'];
  const plain = ends(doubtful, '\\s');
  const isPlain = new RegExp(plain, 'u');
  return {
    carried: { pattern: ends(never, ' \\t'), items: { pattern: `^[^${never}]*$` } },
    fit: { pattern: plain, items: { pattern: plain } },
    isFit: (sent) => sent.kind !== 'text' || (sent.items ?? [sent.text]).every((text) => isPlain.test(text)),
  };
})();
