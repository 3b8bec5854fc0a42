/**
 * Where the members of a YAML text stand, told by its indentation: block mappings and sequences are followed, and the
 * line where a flow collection, an alias or a scalar begins stands for all inside it.
 */

/** A value: the lines that it takes, and the column where its first line begins. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

/** A child: the line that names it, and its value where that is a block. */
interface Child {
  readonly line: number;
  readonly part: Part | null;
}

/**
 * A function from reference tokens to the line (from 1) of the deepest part of the way that is found. The text must be valid
 * YAML.
 */
export function yamlLines(text: string): (way: readonly string[]) => number {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const known = new Map<Part, ReadonlyMap<string, Child>>();
  const childrenOf = (part: Part): ReadonlyMap<string, Child> => {
    const found = known.get(part) ?? children(lines, part);
    known.set(part, found);
    return found;
  };
  const root = blockFrom(lines, 0, lines.length);
  return (way) => {
    let line = root?.from ?? 0;
    let part = root;
    for (const token of way) {
      const next = part === null ? undefined : childrenOf(part).get(token);
      if (next === undefined) break;
      line = next.line;
      part = next.part;
    }
    return line + 1;
  };
}

/** The block that begins at the first line that says something. */
function blockFrom(lines: readonly string[], from: number, to: number): Part | null {
  let at = from;
  while (at < to && !saysSomething(lines[at] as string)) at++;
  return at < to ? { from: at, to, column: indentOf(lines[at] as string) } : null;
}

function saysSomething(line: string): boolean {
  return !/^\s*(?:#.*)?$|^(?:---|\.\.\.)(?:\s|$)|^%/.test(line);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function children(lines: readonly string[], part: Part): ReadonlyMap<string, Child> {
  const first = (lines[part.from] as string).slice(part.column);
  return isItem(first) ? items(lines, part) : members(lines, part);
}

function isItem(text: string): boolean {
  return /^-(?:\s|$)/.test(text);
}

/** The lines of a block where one of its own children begins. */
function starts(lines: readonly string[], { from, to, column }: Part, begins: (text: string) => boolean): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] as string;
    if (at !== from && (indentOf(line) !== column || !saysSomething(line))) continue;
    if (begins(line.slice(column))) found.push(at);
  }
  return found;
}

function items(lines: readonly string[], part: Part): ReadonlyMap<string, Child> {
  const at = starts(lines, part, isItem);
  return new Map(
    at.map((line, i) => [String(i), { line, part: itemPart(lines, line, at[i + 1] ?? part.to, part.column) }]),
  );
}

/** What follows the dash: on its line, or on those below an anchor or tag. */
function itemPart(lines: readonly string[], line: number, to: number, column: number): Part | null {
  const text = lines[line] as string;
  const rest = text.slice(column + 1);
  if (isOpen(rest)) return blockFrom(lines, line + 1, to);
  return { from: line, to, column: column + 1 + indentOf(rest) };
}

/** Nothing but an anchor, a tag or a comment: the value stands on the next lines. */
function isOpen(rest: string): boolean {
  return /^\s*(?:[&!]\S*\s*)*(?:#.*)?$/.test(rest);
}

const key = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'{[&*!|>%@`-][\s\S]*?|-[^\s][\s\S]*?))\s*:(?=\s|$)/;

function members(lines: readonly string[], part: Part): ReadonlyMap<string, Child> {
  const found = new Map<string, Child>();
  const at = starts(lines, part, (text) => !isItem(text) && key.test(text));
  for (const [i, line] of at.entries()) {
    const text = (lines[line] as string).slice(part.column);
    const match = key.exec(text);
    if (match === null) continue;
    const to = at[i + 1] ?? part.to;
    found.set(keyName(match), {
      line,
      part: isOpen(text.slice(match[0].length)) ? blockFrom(lines, line + 1, to) : null,
    });
  }
  return found;
}

function keyName([, double, single, plain]: RegExpExecArray): string {
  if (double !== undefined) {
    try {
      return JSON.parse(`"${double}"`) as string;
    } catch {
      return double;
    }
  }
  return single !== undefined ? single.replaceAll("''", "'") : (plain as string);
}
