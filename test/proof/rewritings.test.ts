/**
 * Written otherwise, the same answer: both releases are written in another way that changes no message (every schema as a
 * component, every component written out, wrapped, in another order ...), and each operation must break if and only if it broke
 * before. On the cases, both ways, on random compositions and their edits, and on documents after random edits. MUTATIONS and
 * SEED come from the environment; from 1,000 mutations on, every case is written in every way.
 */
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/diff.js';
import type { JsonObject } from '../../src/json.js';
import { caseFolders, casesOf, documentsOf } from '../diff/case.js';
import { announceSeed, seed } from '../support/seed.js';
import { composed, edited } from './composed.js';
import { groundOf, ownDocuments, read } from './documents.js';
import { schemaKinds } from './kinds/index.js';
import { Random } from './random.js';
import { Release } from './release.js';
import { reviewed } from './reviewing.js';
import { isRewritable, type Rewriting, rewritings } from './rewritings.js';
import { make } from './run.js';

const count = Number(process.env.MUTATIONS ?? 160);
const isLong = count >= 1000;

const severity = { none: 0, review: 1, wire: 2 } as const;
type Severity = keyof typeof severity;

/** How bad it is for each operation. */
function byOperation({ changes }: Review): Map<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { verdict, operations } of changes) {
    if (verdict !== 'wire' && verdict !== 'review') continue;
    for (const name of operations)
      if (severity[worst.get(name) ?? 'none'] < severity[verdict]) worst.set(name, verdict);
  }
  return worst;
}

/** Two releases, and what is told of them as they are. */
interface Pair {
  readonly name: string;
  readonly base: Release;
  readonly revision: Release;
  readonly told: Map<string, Severity>;
}

function pairOf(name: string, base: JsonObject, revision: JsonObject): Pair[] {
  // What is a value to a discriminator stays as it is: in both releases, or the rewriting would be a change.
  const isNamed = (json: JsonObject): boolean => JSON.stringify(json).includes('"discriminator"');
  const releases = [new Release(base), new Release(revision)] as const;
  if (!releases.every(isRewritable) || isNamed(base) !== isNamed(revision)) return [];
  return [{ name, base: releases[0], revision: releases[1], told: byOperation(reviewed(...releases)) }];
}

/** The operations that are told otherwise when both releases are written in another way. */
function differing({ name, base, revision, told }: Pair, { write, ofSecond }: Rewriting): string[] {
  const [from, to] = [ofSecond ? base.json : write(base), write(revision)];
  if (from === undefined || to === undefined) return [];
  const after = byOperation(reviewed(new Release(from), new Release(to)));
  return [...new Set([...told.keys(), ...after.keys()])].flatMap((operation) => {
    const [was, is] = [told.get(operation) ?? 'none', after.get(operation) ?? 'none'];
    return was === is ? [] : [`${name} ${operation}: ${was}, then ${is}`];
  });
}

/** Cases that another way of writing changes, and why. */
const apart: Readonly<Record<string, string>> = {
  'callback-renamed/names-exchanged.yaml': 'components are named after places, and the places are what is exchanged',
  'webhook-renamed/key.yaml':
    'a webhook under another name is known by its text, and components are named after places',
  'webhook-renamed/several-alike.yaml': 'the same',
  'webhook-renamed/with-a-component.yaml': 'the same, and what is written out changes the text',
  'schema-composition/overlap-in-components.yaml': 'a change of a component is told to all who use it',
  'refactors/note-moved-beside-a-change.yaml': 'what moved into a part that is a component is told of that component',
  'schema-type/form-in-compositions.yaml':
    'a text that a member refuses is shown where it is a component, else the composition is in doubt',
  'refactors/discriminator-of-a-wrap.yaml': 'what is written out has no name, and to a discriminator names are values',
  'refactors/discriminator-of-an-alias.yaml': 'the same of a branch that is written out',
  'refactors/mapping-to-an-alias.yaml': 'the same of what a mapping names',
  'property-read-only/out-of-one-of-several-branches.yaml':
    'where components that refer to each other exchange their names, what became of each is told of both',
  'schema-composition/circle.yaml':
    'what leads back to itself is in doubt, unless it does so by way of something certain',
};

function pairsOfCases(): Pair[] {
  const cases = caseFolders().flatMap((folder) => casesOf(folder));
  return cases.flatMap((given) => {
    if (apart[given.file] !== undefined) return [];
    const { old, new: fresh } = documentsOf(given);
    const [base, revision] = [JSON.parse(old), JSON.parse(fresh)] as [JsonObject, JsonObject];
    return [...pairOf(given.file, base, revision), ...pairOf(`${given.file}, back`, revision, base)];
  });
}

/** One schema in a request and a response, and what an edit makes of it. */
function* pairsOfCompositions(random: Random): Iterable<Pair> {
  for (let i = 0; i < count / (isLong ? 2 : 8); i++) {
    const base = composed(random);
    const [from, to] = [base, edited(base, random)].map(({ schema, definitions }): JsonObject => {
      const content = { content: { 'application/json': { schema } } };
      const post = { requestBody: content, responses: { '200': { description: 'OK', ...content } } };
      const info = { title: 'T', version: '1' };
      return { openapi: '3.1.0', info, paths: { '/a': { post } }, components: { schemas: definitions } } as JsonObject;
    }) as [JsonObject, JsonObject];
    yield* pairOf(JSON.stringify([from, to]), from, to);
  }
}

/** Our own documents, and what three edits make of them. */
function* pairsOfEdits(random: Random): Iterable<Pair> {
  const documents = ownDocuments().map(({ name, path }) => groundOf(name, read(path)));
  for (let i = 0; i < count / (isLong ? 20 : 40); i++) {
    const base = documents[i % documents.length] as (typeof documents)[number];
    let after = base;
    const made: string[] = [];
    for (let tries = 0; made.length < 3 && tries < 500; tries++) {
      const [kind, spot] = [random.pick(schemaKinds), random.pick(after.schemas)];
      const edit = kind && spot && make(after, kind, spot, random);
      if (edit === undefined) continue;
      after = groundOf(base.name, edit.after.json);
      made.push(`${kind?.id} at ${spot?.pointer}`);
    }
    yield* pairOf(`${base.name}, ${made.join(', ')}:`, base.release.json, after.release.json);
  }
}

describe('written otherwise, the same answer', () => {
  const ways = rewritings.map((rewriting, at) => ({ ...rewriting, at }));
  const cases = pairsOfCases();

  it.each(ways)('of the cases: $name', { timeout: 120_000 }, ({ at, ...rewriting }) => {
    const some = cases.filter((_, i) => isLong || i % rewritings.length === at);
    expect(some.flatMap((pair) => differing(pair, rewriting))).toEqual([]);
  });

  it.each([
    ['random compositions', pairsOfCompositions],
    ['documents after edits', pairsOfEdits],
  ] as const)('of %s', { timeout: 60_000 + count * 2_000 }, (what, pairs) => {
    announceSeed(`written otherwise: ${what}`);
    const told: string[] = [];
    let tried = 0;
    for (const pair of pairs(new Random(seed)))
      for (const rewriting of rewritings) {
        tried++;
        told.push(...differing(pair, rewriting).map((fault) => `${rewriting.name}: ${fault}`));
      }
    // Where the engine gives up depends on the order in which it looks.
    const doubts = told.filter((each) => each.includes(': review, then') || each.includes('then review'));
    console.log(`  ${tried} ${what} in another way, ${doubts.length} of them in doubt in one of the two`);
    expect(told.filter((each) => !doubts.includes(each))).toEqual([]);
    expect(doubts.length, doubts.join('\n')).toBeLessThanOrEqual(tried / 1000);
    expect(tried).toBeGreaterThan(count / 10);
  });
});
