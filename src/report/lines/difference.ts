/**
 * The difference of two texts by lines. Large parts are first cut at lines that stand exactly once in both (patience
 * diff), so that a document of hundreds of thousands of lines takes about the time of reading it; what is left between is
 * compared minimally (Myers, "An O(ND) Difference Algorithm", 1986), within a limit.
 */
import { shortestEdit } from './shortest-edit.js';

/** The lines around a change that are shown with it. */
export const context = 3;

/** Lines `[from, to)` of the base that became lines `[from, to)` of the revision; one of the two may be empty. */
export interface Block {
  readonly base: readonly [from: number, to: number];
  readonly revision: readonly [from: number, to: number];
}

/** The changed blocks in order; none when the texts are the same. */
export function difference(base: readonly string[], revision: readonly string[]): Block[] {
  const numbers = new Map<string, number>();
  const matches: Match[] = [];
  const a = numbered(base, numbers);
  const b = numbered(revision, numbers);
  compare(a, b, [0, a.length, 0, b.length], matches);
  return slidAll(blocksBetween(matches, a.length, b.length), base, revision);
}

/** Equal lines: `length` of them from each start on. */
interface Match {
  readonly base: number;
  readonly revision: number;
  readonly length: number;
}

type Window = readonly [baseFrom: number, baseTo: number, revisionFrom: number, revisionTo: number];

function numbered(lines: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(lines, (line) => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  });
}

/** Windows of more lines than this are cut at unique lines first. */
const small = 2000;

function compare(a: Int32Array, b: Int32Array, [a0, a1, b0, b1]: Window, out: Match[]): void {
  let start = 0;
  while (a0 + start < a1 && b0 + start < b1 && a[a0 + start] === b[b0 + start]) start++;
  let end = 0;
  while (a1 - end > a0 + start && b1 - end > b0 + start && a[a1 - end - 1] === b[b1 - end - 1]) end++;
  if (start > 0) out.push({ base: a0, revision: b0, length: start });
  const inner: Window = [a0 + start, a1 - end, b0 + start, b1 - end];
  if (inner[0] < inner[1] && inner[2] < inner[3]) within(a, b, inner, out);
  if (end > 0) out.push({ base: a1 - end, revision: b1 - end, length: end });
}

function within(a: Int32Array, b: Int32Array, window: Window, out: Match[]): void {
  const [a0, a1, b0, b1] = window;
  const anchors = a1 - a0 + b1 - b0 > small ? uniqueMatches(a, b, window) : [];
  if (anchors.length === 0) {
    const found = shortestEdit(a.subarray(a0, a1), b.subarray(b0, b1)) ?? [];
    for (const [x, y, length] of found) out.push({ base: a0 + x, revision: b0 + y, length });
    return;
  }
  let [x, y] = [a0, b0];
  for (const [nextX, nextY] of anchors) {
    compare(a, b, [x, nextX, y, nextY], out);
    out.push({ base: nextX, revision: nextY, length: 1 });
    x = nextX + 1;
    y = nextY + 1;
  }
  compare(a, b, [x, a1, y, b1], out);
}

/** Pairs of lines that stand once on each side of a window: the longest sequence of them in one order. */
function uniqueMatches(a: Int32Array, b: Int32Array, [a0, a1, b0, b1]: Window): [number, number][] {
  const seen = new Map<number, { base: number; revision: number }>();
  for (let i = a0; i < a1; i++) seen.set(a[i] as number, { base: seen.has(a[i] as number) ? -1 : i, revision: -2 });
  for (let i = b0; i < b1; i++) {
    const line = seen.get(b[i] as number);
    if (line !== undefined) line.revision = line.revision === -2 ? i : -1;
  }
  const pairs = [...seen.values()].filter(({ base, revision }) => base >= 0 && revision >= 0);
  return longestIncreasing(
    pairs.map(({ base, revision }): [number, number] => [base, revision]).sort((p, q) => p[0] - q[0]),
  );
}

/** The longest subsequence whose second numbers rise; the first ones do already. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [i, [, y]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as [number, number])[1] < y) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = i;
  }
  const out: [number, number][] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) out.push(pairs[i] as [number, number]);
  return out.reverse();
}

function blocksBetween(matches: readonly Match[], baseLength: number, revisionLength: number): Block[] {
  const blocks: Block[] = [];
  let [x, y] = [0, 0];
  for (const { base, revision, length } of [...matches, { base: baseLength, revision: revisionLength, length: 0 }]) {
    if (base > x || revision > y) blocks.push({ base: [x, base], revision: [y, revision] });
    x = base + length;
    y = revision + length;
  }
  return blocks;
}

/** Lines that are only added or only removed can often be cut at several places: the best one is where a part begins. */
function slidAll(blocks: readonly Block[], base: readonly string[], revision: readonly string[]): Block[] {
  const out: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    const added = block.base[0] === block.base[1];
    const lines = added ? revision : base;
    const [from, to] = added ? block.revision : block.base;
    const up = block.base[0] - (out.at(-1)?.base[1] ?? 0);
    const down = (blocks[i + 1]?.base[0] ?? base.length) - block.base[1];
    const isOneSided = added || block.revision[0] === block.revision[1];
    const move = isOneSided ? bestMove(lines, from, to, up, down) : 0;
    const moved = ([start, end]: readonly [number, number]) => [start + move, end + move] as const;
    out.push({ base: moved(block.base), revision: moved(block.revision) });
  }
  return out;
}

/** How far lines `[from, to)` are best moved, within bounds: to the least indented first line, the last of several. */
function bestMove(lines: readonly string[], from: number, to: number, up: number, down: number): number {
  let best = 0;
  const consider = (move: number) => {
    const [now, then] = [depth(lines[from + move]), depth(lines[from + best])];
    if (now < then || (now === then && move > best)) best = move;
  };
  for (let move = -1; -move <= up && lines[from + move] === lines[to + move]; move--) consider(move);
  for (let move = 1; move <= down && lines[from + move - 1] === lines[to + move - 1]; move++) consider(move);
  return best;
}

function depth(line: string | undefined): number {
  return line === undefined ? 0 : line.length - line.trimStart().length;
}
