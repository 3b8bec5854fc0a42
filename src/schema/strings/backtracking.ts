/**
 * Whether a backtracking matcher may be given a pattern and a text. It takes what the pattern leaves open (how often
 * something is repeated, which alternative is taken) one way after the other; how many ways there are at most is told
 * from its syntax.
 */

/** Ways, as a power of two, that are gone through in some hundredths of a second. */
const FEW = 24;

const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;
const COUNTS = /^\{(\d+)(,)?(\d*)\}/;

interface Counts {
  readonly min: number;
  readonly max: number;
}
/** A character, or a group, and how often it stands there. */
interface Repeat extends Counts {
  readonly of: Repeat[][];
}

const NO_CHOICE: Repeat[][] = [];
const CHARACTER: Repeat = { of: NO_CHOICE, min: 1, max: 1 };
/** By pattern, and the longest text that it is known to be quick on: on shorter ones it is as well. */
const known = new Map<string, { readonly tree: Repeat[][]; quick: number }>();

/** Is the pattern tried on any text of the length in no time? */
export function isQuick(source: string, length: number): boolean {
  let pattern = known.get(source);
  if (pattern === undefined) {
    pattern = { tree: parse(source), quick: -1 };
    known.set(source, pattern);
  }
  if (length <= pattern.quick) return true;
  const quick = ways(pattern.tree, length) + Math.log2(length + 1) <= FEW;
  if (quick) pattern.quick = length;
  return quick;
}

/** The alternatives, each a sequence of what it repeats. */
function parse(source: string): Repeat[][] {
  const root: Repeat[][] = [[]];
  const open = [root];
  for (const token of source.match(TOKEN) ?? []) {
    const tree = open.at(-1) ?? root;
    const sequence = tree.at(-1) as Repeat[];
    const last = sequence.at(-1);
    const counts = countsOf(token);
    if (token.startsWith('(')) {
      const of: Repeat[][] = [[]];
      sequence.push({ of, min: 1, max: 1 });
      open.push(of);
    } else if (token === ')') open.pop();
    else if (token === '|') tree.push([]);
    else if (counts !== undefined && last !== undefined) sequence[sequence.length - 1] = { ...last, ...counts };
    else sequence.push(CHARACTER);
  }
  return root;
}

function countsOf(token: string): Counts | undefined {
  if (/^[*+?]/.test(token))
    return { min: token[0] === '+' ? 1 : 0, max: token[0] === '?' ? 1 : Number.POSITIVE_INFINITY };
  const [, min, comma, max] = COUNTS.exec(token) ?? [];
  if (min === undefined) return undefined;
  if (comma === undefined) return { min: Number(min), max: Number(min) };
  return { min: Number(min), max: max === '' ? Number.POSITIVE_INFINITY : Number(max) };
}

/** At most so many ways to read a text of the length, as a power of two. */
function ways(tree: readonly Repeat[][], length: number): number {
  const each = tree.map((sequence) => sequence.reduce((sum, repeat) => sum + waysOf(repeat, length), 0));
  return Math.max(0, ...each) + Math.log2(Math.max(1, tree.length));
}

function waysOf({ of, min, max }: Repeat, length: number): number {
  const most = Math.max(min, Math.min(max, length));
  const inside = of.length === 0 ? 0 : ways(of, length);
  return Math.log2(most - min + 1) + most * inside;
}
