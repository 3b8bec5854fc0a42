/**
 * Editorial changes that say again what a change beside them says: what one edit does is told once at its place.
 */
import { isObject, keysOf } from '../../json.js';
import { compositionKeywords } from '../keywords.js';
import type { Asked, Draft } from './draft.js';
import { type SideName, sideNames } from './pair.js';
import type { Verdict } from './verdict.js';

/** What is told of a draft. */
interface Told {
  readonly draft: Draft;
  readonly verdict: Verdict;
  readonly operations: ReadonlySet<string>;
}

/** Those that are more than an echo of the others at their place; those say what an echo was about. */
export function withoutEchoes<Each extends { readonly entry: Told }>(all: readonly Each[]): Each[] {
  const told = new Map<string, Told[]>();
  for (const { entry } of all) {
    if (entry.verdict === 'editorial') continue;
    const key = keyOf(entry);
    told.set(key, [...(told.get(key) ?? []), entry]);
  }
  const echoes = new Map<Told, Draft[]>();
  const left = all.filter(({ entry }) => {
    const others = entry.verdict === 'editorial' ? (told.get(keyOf(entry)) ?? []) : [];
    const same = others.filter(({ draft }) => isEcho(entry.draft, draft));
    // Operations that the worst verdict does not concern are told nothing of that edit, and so of no echo of it.
    if (same.length === 0) return true;
    for (const each of same) echoes.set(each, [...(echoes.get(each) ?? []), entry.draft]);
    return false;
  });
  return left.map((each) => {
    const draft = (echoes.get(each.entry) ?? []).reduce(withComposition, each.entry.draft);
    return draft === each.entry.draft ? each : { ...each, entry: { ...each.entry, draft } };
  });
}

/** A draft of plain keywords, with the composition that came where they went, or went where they came. */
function withComposition(told: Draft, echo: Draft): Draft {
  const [own, its] = [ofValue(told), ofValue(echo)];
  const [side] = its === undefined ? [] : sidesOf(its);
  if (own === undefined || its === undefined || side === undefined) return told;
  const said = side === 'base' ? 'from' : 'to';
  const { from, to } = told.detail;
  const keywords: readonly string[] = own.replaced.keywords ?? [];
  const isPlain = [from, to].every(
    (each) => each === undefined || keysOf(each).some((name) => keywords.includes(name)),
  );
  const parts = Object.entries(its.demand(side, 'request') ?? {}).filter(([name]) => compositionKeywords.has(name));
  if (!isPlain || keywords.some((name) => compositionKeywords.has(name)) || parts.length === 0) return told;
  const known = told.detail[said];
  const beside = { ...(isObject(known) ? known : {}), ...Object.fromEntries(parts) };
  return { ...told, detail: { ...told.detail, [said]: beside } };
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
