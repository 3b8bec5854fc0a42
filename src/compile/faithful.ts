/**
 * What the compiled document says as exactly as Zod does. zod-to-openapi drops in silence what it has no words for (a second
 * pattern, a tuple's length, a refinement), so nothing reaches it that is not on this list of what it was seen to write
 * faithfully; everything else is refused with the place and the way out.
 */
import type { z } from 'zod';
import { ContractError } from './contract-error.js';

/** A definition inside Zod (`_zod.def`), as far as this check reads it. */
type Def = { readonly type: string; readonly [member: string]: unknown };

/** Looks into the parts of a schema; `step` names the part for the message. */
type Descend = (schema: z.ZodType, step: string) => unknown;

/** One row for each kind of schema that the contract may use: says why this one cannot be written, or looks into its parts. */
type Row = (def: Def, descend: Descend) => string | undefined;

const ADVICE: Readonly<Record<string, string>> = {
  nullable:
    'leave the member out instead (.optional()), or write z.union([S, z.null()]) where null itself is the message',
  default: 'state the default in the description and make the member optional',
  prefault: 'state the default in the description and make the member optional',
  catch: 'let a wrong value be wrong',
  transform: 'transform in the server; the contract states what travels',
  pipe: 'transform in the server; the contract states what travels',
  lazy: 'write the levels that the product really has',
  tuple: 'write an object with a name for each place',
  date: 'use timestamp() or day()',
  set: 'use an array',
  map: 'use a record',
  file: 'use z.string() under the media type of the file',
  bigint: 'use a string of digits',
  readonly: 'leave .readonly() out; it is a matter of the server, not of the message',
};

/** Metadata that says something to people; a keyword that binds would bind the document only, and not Zod. */
const ANNOTATIONS: readonly string[] = ['id', 'title', 'description', 'example', 'examples', 'deprecated'];

const CHECKS: Readonly<Record<string, readonly string[]>> = {
  string: ['min_length', 'max_length', 'string_format'],
  number: ['greater_than', 'less_than', 'number_format'],
  array: ['min_length', 'max_length'],
};

const ROWS: Readonly<Record<string, Row>> = {
  string: stringRow,
  number: numberRow,
  boolean: () => undefined,
  null: () => undefined,
  unknown: () => undefined,
  enum: (def) =>
    Object.values(def.entries as object).every((value) => typeof value === 'string')
      ? undefined
      : 'an enum of numbers comes out with the names of its members; use a union of z.literal()',
  literal: (def) => literalRow(def.values as unknown[]),
  array: (def, descend) => descendInto(descend, def.element, '[]'),
  object: objectRow,
  record: recordRow,
  union: (def, descend) => {
    const options = def.options as z.ZodType[];
    if (options.length < 2) return 'a union of one; write its only member';
    for (const [index, option] of options.entries()) descend(option, `<${index}>`);
    return undefined;
  },
  intersection: (def, descend) =>
    descendInto(descend, def.left, '<left>') ?? descendInto(descend, def.right, '<right>'),
  optional: (def, descend) => descendInto(descend, def.innerType, ''),
};

function descendInto(descend: Descend, schema: unknown, step: string): undefined {
  descend(schema as z.ZodType, step);
  return undefined;
}

function stringRow(def: Def): string | undefined {
  if (def.coerce === true) return 'a coerced string takes what the document forbids; use z.string()';
  const formats = [def, ...checksOf(def)].filter((check) => typeof check.format === 'string');
  if (formats.length > 1) return 'only one pattern or format can be written; join them into one regular expression';
  const [format] = formats;
  if (!format) return undefined;
  if (format.format === 'date') return undefined;
  if (format.format === 'datetime') {
    return format.precision === 0 && !format.offset && !format.local
      ? undefined
      : 'use timestamp(): UTC with whole seconds';
  }
  if (format.format !== 'regex') {
    return `Zod's "${String(format.format)}" and JSON Schema's format of that name accept different strings; use .regex()`;
  }
  const { flags } = format.pattern as RegExp;
  return flags === '' || flags === 'u'
    ? undefined
    : `the flags "${flags}" of the pattern would be lost; write it without them`;
}

function numberRow(def: Def): string | undefined {
  if (def.coerce === true) return 'a coerced number comes out nullable; use z.number()';
  const odd = [def, ...checksOf(def)].find((check) => check.format !== undefined && check.format !== 'safeint');
  return odd ? `"${String(odd.format)}" comes out as a number without bounds; use z.int().min().max()` : undefined;
}

function literalRow(values: readonly unknown[]): string | undefined {
  if (values.length !== 1) return 'only the first of several literals would be kept; use z.enum()';
  return typeof values[0] === 'string' ? undefined : 'only literals of text are written faithfully';
}

function objectRow(def: Def, descend: Descend): string | undefined {
  const catchall = def.catchall as z.ZodType | undefined;
  if (catchall) {
    return catchall._zod.def.type === 'never'
      ? 'a closed object breaks installed apps on every member we add; use z.object()'
      : 'an object with a catch-all; write z.record().and(z.object())';
  }
  for (const [name, part] of Object.entries(def.shape as Record<string, z.ZodType>)) {
    if (part._zod.def.type === 'unknown')
      return `member "${name}" of any type is never required in the document; add .optional()`;
    descend(part, `.${name}`);
  }
  return undefined;
}

function recordRow(def: Def, descend: Descend): string | undefined {
  const key = (def.keyType as z.ZodType)._zod.def as unknown as Def;
  if (key.type !== 'string' || checksOf(key).length > 0 || key.format !== undefined) {
    return 'the keys of a record are not written into the document; use z.string() as the key';
  }
  return descendInto(descend, def.valueType, '{}');
}

function checksOf(def: Def): Def[] {
  return ((def.checks ?? []) as z.core.$ZodCheck[]).map((check) => check._zod.def as unknown as Def);
}

function unknownCheck(def: Def): string | undefined {
  const known = CHECKS[def.type] ?? [];
  const odd = checksOf(def).find((check) => !known.includes(String(check.check)));
  if (!odd) return undefined;
  return odd.check === 'custom'
    ? 'a refinement is not written into the document; state it as a keyword, or check it in the server'
    : `the check "${String(odd.check)}" is not written into the document; state it as bounds or a pattern`;
}

/** A timestamp says its precision by a pattern beside the format, because Zod's check has it and the format has not. */
function bindingMetadata(schema: z.ZodType): string | undefined {
  const odd = Object.keys(schema.meta() ?? {}).find((key) => !ANNOTATIONS.includes(key));
  const def = schema._zod.def as unknown as Def;
  if (odd === undefined || (odd === 'pattern' && def.format === 'datetime')) return undefined;
  return `the metadata "${odd}" would bind the document but not Zod; state it with Zod's own method`;
}

/** What an author wrote where Zod has only a pipe: a transformation after the schema or before it, both ways, or none. */
function nameOf(def: Def): string {
  if (def.type !== 'pipe') return `z.${def.type}()`;
  const [before, after] = [def.in, def.out].map((end) => (end as z.ZodType)._zod.def.type);
  if (after === 'transform') return '.transform()';
  if (before === 'transform') return 'z.preprocess()';
  return def.reverseTransform ? 'z.codec()' : '.pipe()';
}

/** The schemas that were looked into already: what is wrong in one that several places use is said once. */
export type Checked = WeakSet<z.ZodType>;

/**
 * Holds a schema and everything in it against the list.
 *
 * @param schema the schema as an area declares it.
 * @param place its name for the message: a component's name, or an operation and the part of it.
 * @param checked skipped, and added to.
 * @throws ContractError with a line for each part that would not be written faithfully: its place and the way out.
 */
export function assertFaithful(schema: z.ZodType, place: string, checked: Checked = new WeakSet()): void {
  if (!schema?._zod) throw new ContractError(place, 'this is not a Zod 4 schema; write it with z from "zod"');
  if (checked.has(schema)) return;
  checked.add(schema);
  const def = schema._zod.def as unknown as Def;
  const row = Object.hasOwn(ROWS, def.type) ? ROWS[def.type] : undefined;
  if (!row)
    throw new ContractError(
      place,
      `${nameOf(def)} cannot be written faithfully; ${ADVICE[def.type] ?? 'use another form'}`,
    );
  const parts: (readonly [z.ZodType, string])[] = [];
  const problem =
    bindingMetadata(schema) ?? unknownCheck(def) ?? row(def, (part, step) => parts.push([part, place + step]));
  if (problem) throw new ContractError(place, problem);
  ContractError.throwAll(ContractError.collect(parts, ([part, where]) => assertFaithful(part, where, checked)));
}
