/**
 * Editorial changes that say again what a change beside them says: what one edit does is told once at its place.
 */
import type { Asked, Draft } from './draft.js';
import { type SideName, sideNames } from './pair.js';
import type { Verdict } from './verdict.js';

/** What is told of a draft. */
interface Told {
  readonly draft: Draft;
  readonly verdict: Verdict;
  readonly operations: ReadonlySet<string>;
}

/** Those that are more than an echo of the others at their place. */
export function withoutEchoes<Each extends { readonly entry: Told }>(all: readonly Each[]): Each[] {
  const told = new Map<string, Told[]>();
  for (const { entry } of all) {
    if (entry.verdict === 'editorial') continue;
    const key = keyOf(entry);
    told.set(key, [...(told.get(key) ?? []), entry]);
  }
  return all.filter(({ entry }) => {
    const others = entry.verdict === 'editorial' ? (told.get(keyOf(entry)) ?? []) : [];
    const same = others.filter(({ draft }) => isEcho(entry.draft, draft));
    return same.length === 0 || ![...entry.operations].every((name) => same.some((each) => each.operations.has(name)));
  });
}

function keyOf({ draft: { at } }: Told): string {
  return `${at.base} ${at.revision}`;
}

/**
 * That two schemas mean the same is not said where something of the value changed. What a part of the schema no longer
 * says, because it stands in a composition now, is one edit with the composition that came; and the reverse.
 */
function isEcho(draft: Draft, told: Draft): boolean {
  const its = ofValue(told);
  if (draft.speaksOf === 'sameness') return its !== undefined || told.speaksOf === 'whole';
  const own = ofValue(draft);
  if (own === undefined || its === undefined) return false;
  const [from, to] = [sidesOf(own), sidesOf(its)];
  return from.length === 1 && to.length === 1 && from[0] !== to[0];
}

/** What is asked of some keywords of the value, and not of a member's presence. */
function ofValue({ judgement }: Draft): Asked | undefined {
  if (judgement.kind !== 'asked' || judgement.asked.flag !== undefined) return undefined;
  const { keywords, members, required } = judgement.asked.replaced;
  return keywords !== undefined && members === undefined && required === undefined ? judgement.asked : undefined;
}

/** Which releases say something of it. */
function sidesOf(asked: Asked): SideName[] {
  return sideNames.filter((side) => asked.demand(side, 'request') !== null);
}
