/** The shortest edit of one sequence into another (Myers 1986, the greedy algorithm). */

/** So many insertions and deletions at most: beyond it two windows have too little in common to be worth the search. */
const MAX_EDITS = 1500;

/** The runs of equal elements as `[from in a, from in b, length]`, in order; null beyond the limit. */
export function shortestEdit(a: Int32Array, b: Int32Array): [number, number, number][] | null {
  const steps: Int32Array[] = [];
  const most = Math.min(MAX_EDITS, a.length + b.length);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[middle + k - 1] as number) < (reach[middle + k + 1] as number));
      let x = down ? (reach[middle + k + 1] as number) : (reach[middle + k - 1] as number) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reach[middle + k] = x;
      if (x >= a.length && y >= b.length) return traced(steps, a.length, b.length);
    }
    steps.push(reach.slice(middle - d, middle + d + 1));
  }
  return null;
}

/** Follows the furthest points of each step back to the beginning. */
function traced(steps: readonly Int32Array[], endX: number, endY: number): [number, number, number][] {
  const runs: [number, number, number][] = [];
  let [x, y] = [endX, endY];
  for (let d = steps.length; d > 0; d--) {
    const step = steps[d - 1] as Int32Array;
    const at = (k: number) => (Math.abs(k) <= d - 1 ? (step[k + d - 1] as number) : -1);
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromX = down ? at(k + 1) : at(k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    const startX = down ? fromX : fromX + 1;
    if (x > startX) runs.push([startX, startX - k, x - startX]);
    [x, y] = [fromX, fromY];
  }
  if (x > 0) runs.push([0, 0, x]);
  return runs.reverse();
}
