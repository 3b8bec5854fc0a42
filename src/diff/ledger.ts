/** The book of changes: what several operations or directions find at one place is one change. */
import type { Change, Reason, Witness } from './change.js';
import type { Draft, Settled } from './draft.js';
import { fingerprint, namedPlace } from './fingerprint.js';
import type { Found } from './graph.js';
import type { Documents } from './subjects.js';
import { isWorse, type Verdict, verdicts } from './verdict.js';

/** A verdict whose witness is complete. */
export type Final = Omit<Settled, 'witness'> & { readonly witness?: Witness };

/** Changes by fingerprint. Of two verdicts for one change the worse one stays, with the operations that it concerns. */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #order: ReadonlyMap<string, number>;

  constructor(readonly documents: Documents) {
    const names = [...documents.revision.everyOperation(), ...documents.base.everyOperation()].map(
      (operation) => operation.name,
    );
    this.#order = new Map([...new Set(names)].map((name, i) => [name, i]));
  }

  /** Enters a change with the operations that it concerns. */
  add({ rule, draft }: Found, settled: Final, operations: readonly string[]): void {
    const id = fingerprint(this.#key(rule.id, draft));
    const known = this.#entries.get(id);
    if (known !== undefined && !isWorse(settled.verdict, known.verdict)) {
      if (settled.verdict === known.verdict) for (const name of operations) known.operations.add(name);
      return;
    }
    const entry = {
      id,
      rule: rule.id,
      draft,
      verdict: settled.verdict,
      operations: new Set(operations),
      reason: settled.reason,
      witness: settled.witness,
    };
    this.#entries.set(id, entry);
  }

  #key(rule: string, { at, detail }: Draft): string {
    const { base, revision } = this.documents;
    const place = at.revision === null ? namedPlace(base.json, at.base ?? '') : namedPlace(revision.json, at.revision);
    return JSON.stringify([rule, place, detail.name ?? null]);
  }

  /** Does a change break an operation? */
  breaks(operation: string): boolean {
    return [...this.#entries.values()].some(
      ({ verdict, operations }) => verdict === 'wire' && operations.has(operation),
    );
  }

  /** Was nothing found? */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** All changes, worst first. */
  changes(): Change[] {
    return [...this.#entries.values()].sort(byImportance).map((entry) => ({
      id: entry.id,
      rule: entry.rule,
      verdict: entry.verdict,
      operations: [...entry.operations].sort((a, b) => (this.#order.get(a) ?? 0) - (this.#order.get(b) ?? 0)),
      at: entry.draft.at,
      detail: entry.draft.detail,
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
      ...(entry.witness === undefined ? {} : { witness: entry.witness }),
    }));
  }
}

interface Entry {
  readonly id: string;
  readonly rule: string;
  readonly draft: Draft;
  readonly verdict: Verdict;
  readonly operations: Set<string>;
  readonly reason: Reason | undefined;
  readonly witness: Witness | undefined;
}

/** Worst first, then by place, then by rule. */
function byImportance(a: Entry, b: Entry): number {
  return (
    verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
    compareText(a.draft.at.revision ?? a.draft.at.base ?? '', b.draft.at.revision ?? b.draft.at.base ?? '') ||
    compareText(a.rule, b.rule) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
