import { describe, expect, test } from 'vitest';
import type { Witness } from '../../src/diff/change/change.js';
import { rules } from '../../src/diff/rules/index.js';
import { parseDocument, type Review, review } from '../../src/diff.js';
import { caseFolders, casesOf, documentsOf, type Wanted } from './case.js';

/** Folders of cases that are about more than one rule. */
const themes = ['refactors', 'root-causes'];

describe.each(caseFolders())('%s', (folder) => {
  test.each(casesOf(folder).map((each) => [each.file, each] as const))('%s', (_, given) => {
    const { old, new: fresh } = documentsOf(given);
    expect(seen(compare(old, fresh), given.want)).toEqual(given.want);
    if (given.back !== undefined) expect(seen(compare(fresh, old), given.back)).toEqual(given.back);
    for (const same of [old, fresh]) {
      expect(compare(same, same)).toMatchObject({ verdict: 'identical', bump: 'none', changes: [] });
    }
  });

  test.each(casesOf(folder).map((each) => [each.file, each] as const))('%s is of the rule', (_, given) => {
    if (themes.includes(folder)) return;
    expect([...given.want, ...(given.back ?? [])].map(({ rule }) => rule)).toContain(folder);
  });
});

test('each rule has cases, and each folder of cases is a rule or a theme', () => {
  expect(caseFolders()).toEqual([...rules.map((rule) => rule.id), ...themes].sort());
});

function compare(old: string, fresh: string): Review {
  return review(parseDocument(old, 'old.json'), parseDocument(fresh, 'new.json'));
}

/** What a review says, cut down to what the case asks about. */
function seen({ changes }: Review, wanted: readonly Wanted[]): unknown[] {
  return changes.map((change, i) => {
    const want = wanted[i];
    const pointer = change.at.revision ?? change.at.base ?? '';
    const at = want?.at === undefined ? {} : { at: pointer.endsWith(want.at) ? want.at : pointer };
    return {
      rule: change.rule,
      verdict: change.verdict,
      ...at,
      ...(want?.operations === undefined ? {} : { operations: change.operations }),
      ...(want?.message === undefined ? {} : { message: change.message }),
      ...(want?.reason === undefined ? {} : { reason: change.reason }),
      ...(want?.witness === undefined ? {} : { witness: pick(change.witness, want.witness) }),
    };
  });
}

function pick(witness: Witness | undefined, wanted: object | null): unknown {
  if (witness === undefined || wanted === null) return witness ?? null;
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, witness[name as keyof Witness] ?? null]));
}
