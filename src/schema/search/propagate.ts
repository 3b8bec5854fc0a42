/** What follows without a choice, and which choice to make next. */
import { memberNodes } from '../node/members.js';
import { writtenAlike } from '../node/same.js';
import type { Clause, Fact } from './facts.js';
import type { Pending, State } from './state.js';
import { isExcluded, status } from './status.js';

/** What it costs to look at one alternative, in steps. */
const LOOK = 8;

/**
 * Drops clauses that are satisfied, alternatives that are impossible, and takes what is left alone. Answers how much was
 * looked at for it: every alternative is held against what it may clash with of all that is known.
 */
export function propagate(state: State): number {
  let looked = 0;
  for (let again = true; again && !state.dead; ) {
    again = false;
    const clauses = state.clauses;
    state.clauses = [];
    const left: Pending[] = [];
    for (const { clause, of } of clauses) {
      looked += (1 + clause.length) * LOOK;
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
      if (state.dead) return looked;
    }
    if (state.clauses.length > 0) again = true;
    state.clauses.push(...left);
  }
  return looked;
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

/**
 * The alternatives in the order in which they are tried, the likely ones first. Late come members that only another branch of
 * the sender would declare; last a branch that is written as one that must not hold: it differs from that one, if at all,
 * somewhere behind references.
 */
export function likelyFirst(clause: Clause, state: State): Clause {
  if (clause.length < 2 || state.denied.length === 0) return clause;
  const ranks = clause.map((alternative) => Math.max(0, ...alternative.map((fact) => unlikelihood(fact, state))));
  if (ranks.every((rank) => rank === ranks[0])) return clause;
  return [0, 1, 2].flatMap((rank) => clause.filter((_, index) => ranks[index] === rank));
}

function unlikelihood(fact: Fact, { truths, denied, has, closings }: State): 0 | 1 | 2 {
  if (fact.k === 'lit' && fact.lit.holds) return denied.some((no) => writtenAlike(fact.lit.node, no.node)) ? 2 : 0;
  if (fact.k !== 'part' || closings.length === 0 || has.has(fact.name)) return 0;
  return truths.some((truth) => truth.role === 'closing' && memberNodes(truth.node, fact.name).length > 0) ? 0 : 1;
}
