/** The grammar as numbers, for a scanner that meets names and values as bytes. */
import { hashOf } from './scan-names.js';
import { any, type ObjectShape, type Shape, type ValueClass } from './shapes.js';

/** One bit for each class of values. */
export const bits: Record<ValueClass, number> = { object: 1, array: 2, string: 4, number: 8, boolean: 16, null: 32 };

/** The ids that every table has: data, the text of a `$ref`, and what the scanner leaves to the checker. */
export const anyId = 0;
export const refId = 1;
export const doubtId = 2;

/** The row of the document, the first after those. */
export const documentId = 3;

/** Bits of a frame's `seen` beside those of required members. */
export const refSeen = 1 << 8;

/** One shape. Members map the hash of a name to an id, with the bit of a required member from bit 16 on. */
export interface Row {
  readonly shape: Shape;
  /** The classes of values allowed. */
  mask: number;
  item: number;
  others: number;
  members: Map<number, number> | undefined;
  /** All bits of required members. */
  required: number;
  extensions: boolean;
  names: RegExp | undefined;
  words: Set<number> | undefined;
  number: 'count' | 'positive' | undefined;
  /** Do members beside `$ref` call for the checker? (Path items.) */
  alone: boolean;
}

const hashText = (text: string): number => {
  const bytes = Buffer.from(text);
  return hashOf(bytes, 0, bytes.length);
};

/** The members of a schema that name it: the checker gathers them, the scanner does not. */
const naming = new Set(['$id', '$anchor']);

/** The tables of a document's shape; the document is the row after the three fixed ones. */
export function tables(document: ObjectShape): readonly Row[] {
  const rows: Row[] = [row(any, 63), row(any, bits.string), row(any, 0)];
  const ids = new Map<Shape, number>([[any, anyId]]);
  const idOf = (shape: Shape): number => {
    const known = ids.get(shape);
    if (known !== undefined) return known;
    if (shape.kind === 'refused') return doubtId;
    const made = row(shape, maskOf(shape));
    ids.set(shape, rows.push(made) - 1);
    if (shape.kind === 'leaf') fillLeaf(made, shape, idOf);
    else if (shape.kind === 'list') made.item = idOf(shape.item);
    else fillObject(made, shape, idOf);
    return ids.get(shape)!;
  };
  idOf(document);
  return rows;
}

function row(shape: Shape, mask: number): Row {
  return {
    ...{ shape, mask, item: anyId, others: anyId, members: undefined, required: 0, extensions: false },
    ...{ names: undefined, words: undefined, number: undefined, alone: false },
  };
}

function maskOf(shape: Shape): number {
  if (shape.kind === 'list') return bits.array;
  if (shape.kind === 'leaf') return shape.classes.reduce((mask, each) => mask | bits[each], 0);
  if (shape.kind === 'refused') return 0;
  return shape.loose ? 63 : shape.boolean ? bits.object | bits.boolean : bits.object;
}

function fillLeaf(made: Row, shape: Shape & { kind: 'leaf' }, idOf: (shape: Shape) => number): void {
  if (shape.item !== undefined) made.item = idOf(shape.item);
  if (shape.words !== undefined) made.words = new Set(shape.words.map(hashText));
  made.number = shape.number;
}

function fillObject(made: Row, shape: ObjectShape, idOf: (shape: Shape) => number): void {
  const members = new Map<number, number>();
  made.members = members;
  made.extensions = shape.extensions;
  made.names = shape.names?.pattern;
  made.alone = shape.reference && shape.siblings && !shape.boolean;
  shape.required.forEach((name, index) => {
    made.required |= 1 << index;
    members.set(hashText(name), anyId | ((1 << index) << 16));
  });
  for (const [name, child] of shape.members) {
    const hash = hashText(name);
    const id = shape.boolean && naming.has(name) ? doubtId : idOf(child);
    members.set(hash, id | ((members.get(hash) ?? 0) & ~0xffff));
  }
  if (shape.reference) members.set(hashText('$ref'), refId | (refSeen << 16));
  if (shape.others !== undefined) made.others = idOf(shape.others);
}
