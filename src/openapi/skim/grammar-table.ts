/** The grammar as words of memory, in the layout that the skim reads. */
import { statuses } from '../grammar.js';
import { addToHash } from '../member-names.js';
import { any, type ObjectShape, type Shape, type ValueClass } from '../shapes.js';
import * as layout from './layout.js';

/** A grammar in words, and the number of the row of each shape. */
export interface GrammarTable {
  readonly words: Int32Array;
  readonly ids: ReadonlyMap<Shape, number>;
  readonly shapes: readonly Shape[];
}

const bits: Record<ValueClass, number> = {
  object: layout.objectBit,
  array: layout.arrayBit,
  string: layout.stringBit,
  number: layout.numberBit,
  boolean: layout.booleanBit,
  null: layout.nullBit,
};

/** A row before its address is known: the words in the order of the layout, and the tables that two of them point at. */
interface Row {
  readonly shape: Shape;
  readonly fields: Map<number, number>;
  readonly members: Map<number, number>;
  readonly words: readonly number[];
}

/** The members of a schema that name it: the checker gathers them, the skim does not. */
const naming = new Set(['$id', '$anchor']);

/** The hash of a word of the standard, which is ASCII. */
function hashText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = addToHash(hash, text.charCodeAt(i));
  return hash;
}

/** The table of a document's shape, to be placed at an address. */
export function grammarTable(document: ObjectShape, address: number): GrammarTable {
  const rows: Row[] = [
    { shape: any, ...plainRow(63) },
    { shape: any, ...plainRow(layout.stringBit) },
    { shape: any, ...plainRow(0) },
  ];
  const ids = new Map<Shape, number>([[any, layout.anyId]]);
  const idOf = (shape: Shape): number => {
    const known = ids.get(shape);
    if (known !== undefined) return known;
    if (shape.kind === 'refused') return layout.doubtId;
    const row = {
      shape,
      ...plainRow(maskOf(shape)),
      words: shape.kind === 'leaf' ? (shape.words ?? []).map(hashText) : [],
    };
    const id = rows.push(row) - 1;
    ids.set(shape, id);
    fill(row, shape, idOf);
    return id;
  };
  idOf(document);
  return { words: placed(rows, address), ids, shapes: rows.map(({ shape }) => shape) };
}

function plainRow(mask: number): Omit<Row, 'shape'> {
  return { fields: new Map([[layout.maskAt, mask]]), members: new Map(), words: [] };
}

function maskOf(shape: Shape): number {
  if (shape.kind === 'list') return layout.arrayBit;
  if (shape.kind === 'leaf') return shape.classes.reduce((mask, each) => mask | bits[each], 0);
  if (shape.kind === 'refused') return 0;
  return shape.loose ? 63 : shape.boolean ? layout.objectBit | layout.booleanBit : layout.objectBit;
}

function fill(
  { fields, members }: Row,
  shape: Exclude<Shape, { kind: 'refused' }>,
  idOf: (shape: Shape) => number,
): void {
  if (shape.kind === 'list') fields.set(layout.itemAt, idOf(shape.item));
  if (shape.kind === 'leaf') {
    if (shape.item !== undefined) fields.set(layout.itemAt, idOf(shape.item));
    const flag = { count: layout.countFlag, positive: layout.positiveFlag };
    if (shape.number !== undefined) fields.set(layout.flagsAt, flag[shape.number]);
  }
  if (shape.kind === 'object') fillObject(fields, members, shape, idOf);
}

function fillObject(
  fields: Map<number, number>,
  members: Map<number, number>,
  shape: ObjectShape,
  idOf: (shape: Shape) => number,
): void {
  shape.required.forEach((name, index) => {
    members.set(hashText(name), layout.anyId | ((1 << index) << 16));
  });
  for (const [name, child] of shape.members) {
    const hash = hashText(name);
    const id = shape.boolean && naming.has(name) ? layout.doubtId : idOf(child);
    members.set(hash, id | ((members.get(hash) ?? 0) & ~0xffff));
  }
  if (shape.reference) members.set(hashText('$ref'), layout.refId | (layout.refSeen << 16));
  const alone = shape.reference && shape.siblings && !shape.boolean ? layout.aloneFlag : 0;
  const extensions = shape.extensions ? layout.extensionsFlag : 0;
  const status = shape.names === statuses ? layout.statusFlag : 0;
  fields.set(layout.flagsAt, alone | extensions | status);
  fields.set(layout.requiredAt, (1 << shape.required.length) - 1);
  // Of names the skim knows statuses alone; others are left to the checker.
  const isUnknown = shape.names !== undefined && shape.names !== statuses;
  fields.set(layout.othersAt, isUnknown ? layout.doubtId : idOf(shape.others ?? any));
}

/** The rows, and behind them the tables that they point at. */
function placed(rows: readonly Row[], address: number): Int32Array {
  const tables = rows.flatMap(({ members, words }, id) => [
    { id, at: layout.membersAt, maskAt: layout.membersMaskAt, pairs: members },
    { id, at: layout.wordsAt, maskAt: layout.wordsMaskAt, pairs: new Map(words.map((hash) => [hash, 0])) },
  ]);
  const used = tables.filter(({ pairs }) => pairs.size > 0);
  const rowWords = layout.rowSize / 4;
  let free = rows.length * rowWords;
  const words = new Int32Array(free + used.reduce((sum, { pairs }) => sum + wordsOf(pairs.size), 0));
  for (const [id, { fields }] of rows.entries()) {
    for (const [at, word] of fields) words[id * rowWords + at / 4] = word;
  }
  for (const { id, at, maskAt, pairs } of used) {
    words[id * rowWords + at / 4] = address + free * 4;
    words[id * rowWords + maskAt / 4] = maskOfTable(pairs.size);
    fillTable(words.subarray(free, free + wordsOf(pairs.size)), pairs);
    free += wordsOf(pairs.size);
  }
  return words;
}

const maskOfTable = (pairs: number): number => 2 ** Math.ceil(Math.log2(pairs * 2)) - 1;

/** How many words a table takes. There is room behind the last place, and a pair more that is never taken. */
const wordsOf = (pairs: number): number => (maskOfTable(pairs) + 1 + pairs + 1) * 2;

/** Pairs of a hash and what it leads to, each at its place or behind it. */
function fillTable(words: Int32Array, pairs: ReadonlyMap<number, number>): void {
  for (let at = 1; at < words.length; at += 2) words[at] = layout.nothing;
  const mask = maskOfTable(pairs.size);
  for (const [hash, value] of pairs) {
    let at = (hash & mask) * 2;
    while (words[at + 1] !== layout.nothing) at += 2;
    words[at] = hash;
    words[at + 1] = value;
  }
}
