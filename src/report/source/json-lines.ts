/** Where the members of a JSON text stand; each container is read once, when something inside it is asked for. */

/** Offsets of a value: of its name (or of itself, in an array) and of its first byte. */
interface Child {
  readonly named: number;
  readonly value: number;
}

const [quote, backslash, comma, openBrace, closeBrace, openBracket, closeBracket] = [
  0x22, 0x5c, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d,
];

/**
 * A function from reference tokens to the line (from 1) of the deepest part of the way that is there. Flow YAML that is no JSON
 * is followed as far as it looks like it.
 */
export function jsonLines(bytes: Buffer): (way: readonly string[]) => number {
  const known = new Map<number, ReadonlyMap<string, Child>>();
  const childrenOf = (value: number): ReadonlyMap<string, Child> => {
    const found = known.get(value) ?? children(bytes, value);
    known.set(value, found);
    return found;
  };
  const root = behindSpace(bytes, bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0);
  const lineOf = lineCounter(bytes);
  return (way) => {
    let at: Child = { named: root, value: root };
    for (const token of way) {
      const next = childrenOf(at.value).get(token);
      if (next === undefined) break;
      at = next;
    }
    return lineOf(at.named);
  };
}

function children(bytes: Buffer, value: number): ReadonlyMap<string, Child> {
  const found = new Map<string, Child>();
  const isObject = bytes[value] === openBrace;
  if (!isObject && bytes[value] !== openBracket) return found;
  let at = behindSpace(bytes, value + 1);
  while (bytes[at] !== closeBrace && bytes[at] !== closeBracket && at < bytes.length) {
    const named = at;
    let name = String(found.size);
    if (isObject) {
      const end = behindString(bytes, at);
      const read = nameIn(bytes.toString('utf8', at, end));
      if (read === undefined) return found;
      name = read;
      at = behindSpace(bytes, behindSpace(bytes, end) + 1);
    }
    found.set(name, { named, value: at });
    at = behindSpace(bytes, behindValue(bytes, at));
    if (bytes[at] === comma) at = behindSpace(bytes, at + 1);
  }
  return found;
}

/** A name as JSON writes it; undefined for what only YAML can write. */
function nameIn(text: string): string | undefined {
  try {
    const name: unknown = JSON.parse(text);
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function behindSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return at;
}

function behindString(bytes: Buffer, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at + 1;
}

function behindValue(bytes: Buffer, from: number): number {
  let depth = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      at = behindString(bytes, at);
      if (depth === 0) return at;
      continue;
    }
    if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) {
      if (depth <= 1) return depth === 1 ? at + 1 : at;
      depth--;
    } else if (byte === comma && depth === 0) return at;
    at++;
  }
  return at;
}

/** A function from offsets to lines, counted from 1; the line ends are found once. */
function lineCounter(bytes: Buffer): (offset: number) => number {
  let ends: number[] | undefined;
  return (offset) => {
    if (ends === undefined) {
      ends = [];
      for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) ends.push(at);
    }
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
