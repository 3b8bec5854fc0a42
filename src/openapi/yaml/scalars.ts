/**
 * The scalars of YAML 1.2 (core schema) as OpenAPI reads them: a value is what the schema makes of its text, the name of a member
 * is the text itself (OpenAPI 3.1.1, section 4.2: names are strings of the Failsafe schema), so that `1.0`, `007` and `0x10` are
 * the names that they are in quotes.
 */
import type { ScalarTagDefinition, Schema } from 'js-yaml';

type Yaml = typeof import('js-yaml');

/**
 * What stands for a scalar that is not written as its value is, until it is known whether it is a name; the library takes no
 * object for one. Of a number that no double holds there is no value.
 */
interface Written {
  (): unknown;
  toString(): string;
}

function written(source: string, value: unknown): Written {
  return Object.assign(() => value, { toString: () => source });
}

/** What a scalar means where it is no name; a number that no double holds stays what stands for it. */
export function meaningOf(scalar: unknown): unknown {
  if (typeof scalar !== 'function') return scalar;
  const value = (scalar as Written)();
  return value === undefined ? scalar : value;
}

let known: Schema | undefined;

/** The schema, with merge keys. What comes of it may be a scalar at the root: then it is to be asked for its value. */
export function schemaOf(yaml: Yaml): Schema {
  if (known !== undefined) return known;
  const { CORE_SCHEMA, boolCoreTag, floatCoreTag, intCoreTag, mapTag, mergeTag, nullCoreTag, seqTag } = yaml;
  const scalar = <Value>(tag: ScalarTagDefinition<Value>): ScalarTagDefinition<unknown> => ({
    ...(tag as ScalarTagDefinition<unknown>),
    resolve: (source, ...rest) => {
      if (isTooLarge(source)) return written(source, undefined);
      const value = tag.resolve(source, ...rest);
      return value === yaml.NOT_RESOLVED || String(value) === source ? value : written(source, value);
    },
  });
  known = CORE_SCHEMA.withTags(
    mergeTag,
    { ...mapTag, addPair: (members, name, value) => mapTag.addPair(members, name, meaningOf(value)) },
    { ...seqTag, addItem: (items, item, index) => seqTag.addItem(items, meaningOf(item), index) },
    ...[scalar(nullCoreTag), scalar(boolCoreTag), scalar(intCoreTag), scalar(floatCoreTag)],
  );
  return known;
}

/** Is a scalar a number that no double holds? The library takes such a one for a string. */
function isTooLarge(source: string): boolean {
  return /^[-+]?[.\d]/.test(source) && Math.abs(Number(source)) === Number.POSITIVE_INFINITY;
}
