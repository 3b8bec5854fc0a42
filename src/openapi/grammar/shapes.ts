/**
 * The words in which grammar.ts says what may stand where. The skim (skim/) reads them as tables while it runs over the text
 * of a JSON document, the checker (check.ts) on parsed values.
 */

/** The type of a JSON value. */
export type ValueClass = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** A value without members of its own that the grammar knows. */
export interface Leaf {
  readonly kind: 'leaf';
  /** How a sentence names it: `a string`. */
  readonly want: string;
  readonly classes: readonly ValueClass[];
  /** The texts allowed where it is a string. */
  readonly words?: readonly string[];
  /** Texts that nothing here understands, though they are right. */
  readonly refused?: ReadonlyMap<string, Refused>;
  /** What each item must be where it is an array. */
  readonly item?: Leaf;
  /** A number that must be whole and not negative; or one that must be above zero. */
  readonly number?: 'count' | 'positive';
  /** What a wrong value is told on top, as the way out. */
  readonly hint?: string;
}

/** A member that nothing here understands; the sentence says why and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly says: string;
}

/** An array whose items are all of one shape. */
export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
}

/** An object, and what the grammar says of its members. */
export interface ObjectShape {
  readonly kind: 'object';
  /** How a sentence names it: `a schema`, `a parameter`. */
  readonly title: string;
  /** May a reference stand in its place? (For schemas and path items `$ref` is a member among others.) */
  readonly reference: boolean;
  /** Do the members beside a `$ref` count? (Schemas of 3.1, and path items.) */
  readonly siblings: boolean;
  /** May a boolean stand in its place? (Schemas.) */
  readonly boolean: boolean;
  /** Is anything but an object passed over as data? (Examples and links: no message depends on them.) */
  readonly loose: boolean;
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, Shape>;
  /** The members not named; undefined = data. */
  readonly others: Shape | undefined;
  /** Are `x-` members data where the others are not? */
  readonly extensions: boolean;
  /** What a member's name must match where names are not free. */
  readonly names?: { readonly pattern: RegExp; readonly want: string };
}

/** What the grammar says of a value. */
export type Shape = Leaf | Refused | ListShape | ObjectShape;

/** A value of one of some types; `want` is how a sentence names it. */
export const leaf = (want: string, ...classes: ValueClass[]): Leaf => ({ kind: 'leaf', want, classes });
/** A string that is one of some words. */
export const words = (want: string, ...allowed: string[]): Leaf => ({ ...leaf(want, 'string'), words: allowed });
/** An array of one shape. */
export const many = (item: Shape): ListShape => ({ kind: 'list', item });

/** Any value at all: data. */
export const any: Leaf = leaf('anything', 'object', 'array', 'string', 'number', 'boolean', 'null');

type Options = Partial<Omit<ObjectShape, 'kind' | 'title' | 'members'>>;

/** An object whose members are named; the others are data. */
export function object(title: string, members: Record<string, Shape>, options: Options = {}): ObjectShape {
  return {
    kind: 'object',
    title,
    reference: false,
    siblings: false,
    boolean: false,
    loose: false,
    required: [],
    others: undefined,
    extensions: false,
    members: new Map(Object.entries(members)),
    ...options,
  };
}

/** An object whose members are all alike. */
export const map = (title: string, others: Shape, options: Options = {}): ObjectShape =>
  object(title, {}, { others, ...options });

/** The class of a value that is JSON. */
export function classOf(value: unknown): ValueClass {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as ValueClass;
}
