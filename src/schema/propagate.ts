/** What follows without a choice, and which choice to make next. */
import type { Clause, Fact } from './facts.js';
import type { Pending, State } from './state.js';
import { isExcluded, status } from './status.js';

/** Drops clauses that are satisfied, alternatives that are impossible, and takes what is left alone. */
export function propagate(state: State): void {
  for (let again = true; again && !state.dead; ) {
    again = false;
    const clauses = state.clauses;
    state.clauses = [];
    const left: Pending[] = [];
    for (const { clause, of } of clauses) {
      if (of !== undefined && isExcluded(state, of)) continue;
      const open = remaining(state, clause);
      if (open === undefined) continue;
      if (open.length > 1) {
        left.push({ clause: open, of });
        continue;
      }
      again = true;
      if (open.length === 0) state.dead = true;
      else for (const fact of open[0] as readonly Fact[]) state.add(fact);
      if (state.dead) return;
    }
    if (state.clauses.length > 0) again = true;
    state.clauses.push(...left);
  }
}

/** The alternatives that are still possible; undefined where one of them holds already. */
function remaining(state: State, clause: Clause): Clause | undefined {
  const open: (readonly Fact[])[] = [];
  for (const alternative of clause) {
    let settled = true;
    let possible = true;
    for (const fact of alternative) {
      const settledAs = status(state, fact);
      if (settledAs === 'false') possible = false;
      if (settledAs !== 'true') settled = false;
      if (!possible) break;
    }
    if (settled) return undefined;
    if (possible) open.push(alternative);
  }
  return open;
}

/**
 * The clause to split next: first the choices of what holds (which branch of a union it is), since those settle most of what
 * must fail; among equals the shortest.
 */
export function tightest(state: State): Pending | undefined {
  const rank = ({ clause, of }: Pending): number => clause.length + (of === undefined ? 0 : 1_000_000);
  let best: Pending | undefined;
  for (const pending of state.clauses) if (best === undefined || rank(pending) < rank(best)) best = pending;
  return best;
}
