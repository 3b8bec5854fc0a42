/**
 * JSON -> the lines of a YAML 1.2 text in the style of this package's openapi.yaml: two columns a step, sequences below their
 * key.
 */
import { canonical, isObject, type Json, type JsonObject, member } from '../../json.js';
import { block, inline, plainValue } from './scalar.js';

/** Lines and where in them a watched value stands. */
export interface Written {
  readonly lines: readonly string[];
  /** From its key's line to behind its last; null where nothing was watched or it is not there. */
  readonly watched: readonly [from: number, to: number] | null;
}

/** Writes a value; `watch` is the way to a value inside it whose lines are wanted. */
export function writeYaml(value: Json, watch?: readonly string[]): Written {
  const writer = new Writer(new Map());
  writer.root(value, watch ?? null);
  return { lines: writer.lines, watched: writer.watched };
}

/**
 * Writes a whole document. The build of this package writes a parameter that several operations repeat once, as an anchor,
 * and refers to it after that; a document that carries its mark is written so, to read as its published openapi.yaml does.
 * Elsewhere anchors would be noise: one that is new renumbers all that follow.
 */
export function writeDocument(document: JsonObject): readonly string[] {
  const writer = new Writer(isOurs(document) ? anchored(document) : new Map());
  writer.root(document, null);
  return writer.lines;
}

const mark = 'scripts/build-api-spec.ts';

function isOurs(document: JsonObject): boolean {
  const description = member(member(document, 'info'), 'description');
  return typeof description === 'string' && description.includes(mark);
}

/** Repeated parameter objects of operations and the names of their anchors, in the order of the document. */
function anchored(document: JsonObject): Map<Json, Anchor> {
  const keys = parameterObjects(document).map((json) => [json, canonical(json)] as const);
  const uses = new Map<string, number>();
  for (const [, key] of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
  const known = new Map<string, Anchor>();
  const anchors = new Map<Json, Anchor>();
  for (const [json, key] of keys) {
    if ((uses.get(key) ?? 0) < 2) continue;
    const anchor = known.get(key) ?? { name: `ref_${known.size + 1}`, written: false };
    known.set(key, anchor);
    anchors.set(json, anchor);
  }
  return anchors;
}

interface Anchor {
  readonly name: string;
  written: boolean;
}

function parameterObjects(document: JsonObject): Json[] {
  return values(member(document, 'paths'))
    .flatMap(values)
    .flatMap((operation) => {
      const parameters = member(operation, 'parameters');
      return Array.isArray(parameters) ? parameters.filter(isObject) : [];
    });
}

function values(value: Json | undefined): Json[] {
  return isObject(value) ? Object.values(value) : [];
}

/** The way that is left to the watched value: null where it leads elsewhere. */
type Way = readonly string[] | null;

class Writer {
  readonly lines: string[] = [];
  watched: [number, number] | null = null;
  readonly #anchors: ReadonlyMap<Json, Anchor>;

  constructor(anchors: ReadonlyMap<Json, Anchor>) {
    this.#anchors = anchors;
  }

  root(value: Json, way: Way): void {
    if (isEmpty(value)) this.#value(value, '', 0, null);
    else if (Array.isArray(value)) this.#items(value, 0, '', way);
    else this.#members(value as JsonObject, 0, '', way);
  }

  /** `lead` stands in front of the first line, instead of the indentation. */
  #members(object: JsonObject, indent: number, lead: string, way: Way): void {
    const pad = ' '.repeat(indent);
    let first = lead;
    for (const name in object) {
      const from = this.lines.length;
      const next = way !== null && way[0] === name ? way.slice(1) : null;
      this.#value(object[name] as Json, `${first === '' ? pad : first}${inline(name)}:`, indent, next);
      if (next?.length === 0) this.watched = [from, this.lines.length];
      first = '';
    }
  }

  #items(array: readonly Json[], indent: number, lead: string, way: Way): void {
    const pad = ' '.repeat(indent);
    for (const [i, item] of array.entries()) {
      const from = this.lines.length;
      const next = way !== null && way[0] === String(i) ? way.slice(1) : null;
      const dash = `${i === 0 && lead !== '' ? lead : pad}-`;
      const anchor = this.#anchors.get(item);
      if (anchor?.written) this.lines.push(`${dash} *${anchor.name}`);
      else if (anchor !== undefined) this.#anchor(dash, anchor, item, indent);
      else if (isEmpty(item)) this.#value(item, dash, indent, null);
      else if (Array.isArray(item)) this.#items(item, indent + 2, `${dash} `, next);
      else this.#members(item as JsonObject, indent + 2, `${dash} `, next);
      if (next?.length === 0) this.watched = [from, this.lines.length];
    }
  }

  #anchor(dash: string, anchor: Anchor, item: Json, indent: number): void {
    anchor.written = true;
    this.lines.push(`${dash} &${anchor.name}`);
    this.#members(item as JsonObject, indent + 2, '', null);
  }

  /** A value behind its key or dash. */
  #value(value: Json, head: string, indent: number, way: Way): void {
    const space = head === '' ? '' : ' ';
    if (typeof value === 'string') {
      const lines = block(value, head.length + 1, indent + 2);
      if (lines === null) this.lines.push(`${head}${space}${inline(value)}`);
      else {
        this.lines.push(`${head}${space}${lines[0]}`);
        for (let i = 1; i < lines.length; i++) this.lines.push(lines[i] as string);
      }
    } else if (typeof value !== 'object' || value === null) this.lines.push(`${head}${space}${plainValue(value)}`);
    else if (isEmpty(value)) this.lines.push(`${head}${space}${Array.isArray(value) ? '[]' : '{}'}`);
    else {
      this.lines.push(head);
      if (Array.isArray(value)) this.#items(value, indent + 2, '', way);
      else this.#members(value, indent + 2, '', way);
    }
  }
}

/** Is it written behind its key, on the same line? */
function isEmpty(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}
