/** The book of changes: what several operations or directions find at one place is one change. */
import { equal, type Json } from '../../json.js';
import type { Change, Detail, Reason, Witness } from './change.js';
import type { Draft, Settled } from './draft.js';
import { withoutEchoes } from './echoes.js';
import { fingerprint, namedPlace } from './fingerprint.js';
import { compareText, type Order } from './order.js';
import type { Found } from './rule.js';
import type { Documents } from './subjects.js';
import { isWorse, type Verdict, verdicts } from './verdict.js';

/** A verdict whose witness is complete. */
export type Final = Omit<Settled, 'witness'> & { readonly witness?: Witness };

/**
 * Changes by place. Of two verdicts for one change the worse one stays, with the operations that it concerns; but what
 * breaks some operations does not settle a doubt about others.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry[]>();

  constructor(
    readonly documents: Documents,
    readonly order: Order,
  ) {}

  /** Enters a change with the operations that it concerns, and what their messages call what it is about. */
  add({ rule, draft }: Found, settled: Final, operations: readonly string[], called: readonly string[] = []): void {
    const key = this.#key(rule.id, draft);
    const here = this.#entries.get(key) ?? [];
    this.#entries.set(key, here);
    const at = here.findIndex((entry) => isOne(entry.draft, draft) && isDoubt(entry) === isDoubt(settled));
    const known = here[at];
    if (known !== undefined && !isWorse(settled.verdict, known.verdict)) {
      if (settled.verdict !== known.verdict) return;
      for (const name of operations) known.operations.add(name);
      for (const name of called) known.called.add(name);
      if (!this.#isBefore(draft, settled, known)) return;
    }
    const isSame = known?.verdict === settled.verdict;
    const entry = {
      rule: rule.id,
      draft,
      verdict: settled.verdict,
      operations: new Set([...(isSame ? known.operations : []), ...operations]),
      called: new Set([...(isSame ? known.called : []), ...called]),
      reason: settled.reason,
      witness: settled.witness,
    };
    if (known === undefined) here.push(entry);
    else here[at] = entry;
  }

  /**
   * Of several places of the base, and of several messages, one is shown: the same whatever the order of the document.
   */
  #isBefore(draft: Draft, { witness }: Final, known: Entry): boolean {
    const at = (shown: Witness | undefined): number => this.order.get(shown?.operation ?? '') ?? 0;
    return (compareText(draft.at.base ?? '', known.draft.at.base ?? '') || at(witness) - at(known.witness)) < 0;
  }

  #key(rule: string, { at, detail }: Draft): string {
    const { base, revision } = this.documents;
    const place = at.revision === null ? namedPlace(base.json, at.base ?? '') : namedPlace(revision.json, at.revision);
    return JSON.stringify([rule, place, detail.name ?? null]);
  }

  /**
   * What came from several places of the base to one of the revision is told apart by where it was, and a doubt beside
   * a break by being one.
   */
  #idOf(key: string, entry: Entry, among: readonly Entry[]): string {
    const { at } = entry.draft;
    const broken = isDoubt(entry) && among.some((other) => other.verdict === 'wire' && isOne(other.draft, entry.draft));
    const mine = broken ? JSON.stringify([key, entry.verdict]) : key;
    const alone = among.filter((other) => isDoubt(other) === isDoubt(entry)).length === 1;
    if (alone || at.base === null || at.base === at.revision) return fingerprint(mine);
    return fingerprint(JSON.stringify([mine, namedPlace(this.documents.base.json, at.base)]));
  }

  /** Does a change break an operation? */
  breaks(operation: string): boolean {
    return [...this.#entries.values()].some((here) =>
      here.some(({ verdict, operations }) => verdict === 'wire' && operations.has(operation)),
    );
  }

  /** Was nothing found? */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** All changes, worst first. */
  changes(): Change[] {
    const known = [...this.#entries].flatMap(([key, here]) =>
      told(here).map((entry, _, among) => ({ id: this.#idOf(key, entry, among), entry })),
    );
    return withoutEchoes(known)
      .sort(byImportance)
      .map(({ id, entry }) => ({
        id,
        rule: entry.rule,
        verdict: entry.verdict,
        operations: [...entry.operations].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0)),
        at: entry.draft.at,
        detail: detailOf(entry),
        ...(entry.reason === undefined ? {} : { reason: entry.reason }),
        ...(entry.witness === undefined ? {} : { witness: entry.witness }),
      }));
  }
}

/** What the rule saw, and the names in messages where they are others. */
function detailOf({ draft: { detail }, called }: Entry): Detail {
  return called.size === 0 || (called.size === 1 && called.has(detail.name ?? ''))
    ? detail
    : { ...detail, names: [...called].sort() };
}

/** What is said of one place: no doubt of an operation that is broken, and nothing milder beside a doubt. */
function told(here: readonly Entry[]): Entry[] {
  return here.flatMap((entry) => {
    const other = here.find((each) => isDoubt(each) !== isDoubt(entry) && isOne(each.draft, entry.draft));
    if (other === undefined) return entry;
    if (!isDoubt(entry)) return isWorse(entry.verdict, other.verdict) ? entry : [];
    if (other.verdict !== 'wire') return entry;
    const operations = new Set([...entry.operations].filter((name) => !other.operations.has(name)));
    return operations.size === 0 ? [] : { ...entry, operations };
  });
}

function isDoubt({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict === 'review';
}

/** Is it one change: from one place to one place, or the same thing said of several that became one? */
function isOne(known: Draft, draft: Draft): boolean {
  return known.at.base === draft.at.base || equal(known.detail as Json, draft.detail as Json);
}

interface Entry {
  readonly rule: string;
  readonly draft: Draft;
  readonly verdict: Verdict;
  readonly operations: Set<string>;
  /** The names in messages of what it is about. */
  readonly called: Set<string>;
  readonly reason: Reason | undefined;
  readonly witness: Witness | undefined;
}

interface Known {
  readonly id: string;
  readonly entry: Entry;
}

/** Worst first, then by place, then by rule. */
function byImportance({ id: a, entry: one }: Known, { id: b, entry: other }: Known): number {
  return (
    verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict) ||
    compareText(placeOf(one), placeOf(other)) ||
    compareText(one.rule, other.rule) ||
    compareText(a, b)
  );
}

function placeOf({ draft: { at } }: Entry): string {
  return at.revision ?? at.base ?? '';
}
