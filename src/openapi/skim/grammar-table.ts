/** The grammar as bytes of memory, in the layout that the skim reads. */
import { statuses } from '../grammar/document.js';
import { any, type ObjectShape, type Shape, type ValueClass } from '../grammar/shapes.js';
import { addToHash } from '../json/member-names.js';
import * as layout from './layout.js';

/** A grammar in bytes, and the number of the row of each shape. */
export interface GrammarTable {
  readonly bytes: Uint8Array;
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
  readonly members: Map<string, number>;
  readonly words: readonly string[];
}

/** The members of a schema that name it: the checker gathers them, the skim does not. */
const naming = new Set(['$id', '$anchor', '$dynamicAnchor']);

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
      words: shape.kind === 'leaf' ? (shape.words ?? []) : [],
    };
    const id = rows.push(row) - 1;
    ids.set(shape, id);
    fill(row, shape, idOf);
    return id;
  };
  idOf(document);
  return { bytes: placed(rows, address), ids, shapes: rows.map(({ shape }) => shape) };
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
  members: Map<string, number>,
  shape: ObjectShape,
  idOf: (shape: Shape) => number,
): void {
  shape.required.forEach((name, index) => {
    members.set(name, layout.anyId | ((1 << index) << 16));
  });
  for (const [name, child] of shape.members) {
    const id = shape.boolean && naming.has(name) ? layout.doubtId : idOf(child);
    members.set(name, id | ((members.get(name) ?? 0) & ~0xffff));
  }
  if (shape.reference) members.set('$ref', layout.refId | (layout.refSeen << 16));
  const alone = shape.reference && shape.siblings && !shape.boolean ? layout.aloneFlag : 0;
  const extensions = shape.extensions ? layout.extensionsFlag : 0;
  const status = shape.names === statuses ? layout.statusFlag : 0;
  const siblings = shape.siblings ? layout.siblingsFlag : 0;
  fields.set(layout.flagsAt, alone | extensions | status | siblings);
  fields.set(layout.requiredAt, (1 << shape.required.length) - 1);
  // Of names the skim knows statuses alone; others are left to the checker.
  const isUnknown = shape.names !== undefined && shape.names !== statuses;
  fields.set(layout.othersAt, isUnknown ? layout.doubtId : idOf(shape.others ?? any));
}

/** A table, and the row that points at it. */
interface Table {
  readonly id: number;
  readonly at: number;
  readonly maskAt: number;
  readonly entries: ReadonlyMap<string, number>;
}

/** The rows, behind them the tables that they point at, and behind those the texts of the tables. */
function placed(rows: readonly Row[], address: number): Uint8Array {
  const tables = rows.flatMap(({ members, words }, id): Table[] => [
    { id, at: layout.membersAt, maskAt: layout.membersMaskAt, entries: members },
    { id, at: layout.wordsAt, maskAt: layout.wordsMaskAt, entries: new Map(words.map((word) => [word, 0])) },
  ]);
  const used = tables.filter(({ entries }) => entries.size > 0);
  const texts = used.map(({ entries }) => [...entries.keys()].join('')).join('');
  const tablesAt = rows.length * layout.rowSize;
  const textsAt = tablesAt + used.reduce((sum, { entries }) => sum + sizeOf(entries.size), 0);
  const bytes = new Uint8Array(textsAt + texts.length);
  const words = new Int32Array(bytes.buffer, 0, textsAt / 4);
  bytes.set(Buffer.from(texts, 'latin1'), textsAt);
  for (const [id, { fields }] of rows.entries()) {
    for (const [at, word] of fields) words[(id * layout.rowSize + at) / 4] = word;
  }
  let tableAt = tablesAt;
  let textAt = address + textsAt;
  for (const { id, at, maskAt, entries } of used) {
    words[(id * layout.rowSize + at) / 4] = address + tableAt;
    words[(id * layout.rowSize + maskAt) / 4] = maskOfTable(entries.size);
    const size = sizeOf(entries.size);
    textAt = fillTable(words.subarray(tableAt / 4, (tableAt + size) / 4), entries, textAt);
    tableAt += size;
  }
  return bytes;
}

const maskOfTable = (entries: number): number => 2 ** Math.ceil(Math.log2(entries * 2)) - 1;

/** How many bytes a table takes. There is room behind the last place, and an entry more that is never taken. */
const sizeOf = (entries: number): number => (maskOfTable(entries) + 1 + entries + 1) * layout.entrySize;

/** Writes each entry at its place or behind it; returns the address behind the texts. */
function fillTable(words: Int32Array, entries: ReadonlyMap<string, number>, texts: number): number {
  const step = layout.entrySize / 4;
  const valueAt = layout.entryValueAt / 4;
  for (let at = valueAt; at < words.length; at += step) words[at] = layout.nothing;
  let text = texts;
  for (const [name, value] of entries) {
    const hash = hashText(name);
    let at = (hash & maskOfTable(entries.size)) * step;
    while (words[at + valueAt] !== layout.nothing) at += step;
    words.set([hash, value, text, name.length], at);
    text += name.length;
  }
  return text;
}
