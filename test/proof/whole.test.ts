/**
 * The parts against the whole. The diff looks at the smallest places that differ; the engine, asked about the whole body, knows
 * nothing of places. What the engine breaks, the diff must warn of, and what it holds, the diff must not call a break: on
 * random schemas and their changes, on compositions and edits of them or of the components that they refer to, and on components
 * that became another type while their users were written anew. PAIRS and SEED come from the environment.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePair, type Review, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import type { Direction } from '../../src/schema/question.js';
import { subsume } from '../../src/schema/subsume.js';
import { pair, type Sample } from '../schema/generate.js';
import { announceSeed, seed } from '../support/seed.js';
import { composed, edited, leftOut, replaced } from './composed.js';
import { Random } from './random.js';

const PAIRS = Number(process.env.PAIRS ?? 400);
const BATCH = 250;

type Pair = readonly [base: Sample, revision: Sample];

/** Any schemas, a few at a time: fast-check keeps what it would need to shrink each of them. */
function* anySchemas(): Iterable<Pair> {
  for (let begin = 0; begin < PAIRS / 4; begin += BATCH) {
    yield* fc.sample(pair, { numRuns: Math.min(BATCH, Math.ceil(PAIRS / 4) - begin), seed: seed + begin });
  }
}

function* compositions(): Iterable<Pair> {
  const random = new Random(seed);
  for (let i = 0; i < PAIRS; i++) {
    const base = composed(random);
    const revision = edited(base, random);
    yield i % 2 === 0 ? [base, revision] : [revision, base];
  }
}

function* made(make: (random: Random) => Pair): Iterable<Pair> {
  const random = new Random(seed);
  for (let i = 0; i < PAIRS; i++) yield make(random);
}

/** One operation whose body is the schema. */
function documentOf({ schema, definitions }: Sample, direction: Direction): string {
  const content = { content: { 'application/json': { schema } } };
  const operation =
    direction === 'request'
      ? { requestBody: { required: true, ...content }, responses: { '204': { description: 'Done' } } }
      : { responses: { '200': { description: 'OK', ...content } } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { post: operation } },
    components: { schemas: definitions },
  });
}

interface Verdicts {
  readonly whole: 'holds' | 'fails' | 'unproven';
  readonly review: Review;
}

function judged([base, revision]: Pair, direction: Direction): Verdicts {
  const [from, to] = [documentOf(base, direction), documentOf(revision, direction)];
  const documents = parsePair({ text: from, name: 'base.json' }, { text: to, name: 'revision.json' });
  const where = direction === 'request' ? 'requestBody' : 'responses/200';
  const side = (name: 'base' | 'revision') => ({
    schema: documents[name].at(`/paths/~1a/post/${where}/content/application~1json/schema`) as Json,
    source: documents[name].source,
  });
  const [sender, receiver] =
    direction === 'request' ? (['base', 'revision'] as const) : (['revision', 'base'] as const);
  const { kind } = subsume({ sender: side(sender), receiver: side(receiver), direction });
  return { whole: kind, review: review(documents.base, documents.revision) };
}

/** What is wrong with a review beside the answer about the whole, or undefined. */
function fault({ whole, review: { verdict } }: Verdicts): string | undefined {
  if (whole === 'fails' && verdict !== 'wire' && verdict !== 'review')
    return `the whole breaks, the diff says ${verdict}`;
  if (whole === 'holds' && verdict === 'wire') return 'the whole holds, the diff says wire';
  return undefined;
}

describe('the parts and the whole', () => {
  it.each([
    ['schemas', anySchemas],
    ['compositions', compositions],
    ['components', () => made(replaced)],
    ['members that are left out', () => made(leftOut)],
  ] as const)('agree on random %s', { timeout: 60_000 + PAIRS * 200 }, (what, pairs) => {
    announceSeed(`the parts and the whole of random ${what}`);
    const faults: string[] = [];
    const tally = { holds: 0, fails: 0, unproven: 0 };
    let index = 0;
    for (const tried of pairs()) {
      const direction = index++ % 2 === 0 ? 'request' : 'response';
      const verdicts = judged(tried, direction);
      tally[verdicts.whole]++;
      const wrong = fault(verdicts);
      if (wrong !== undefined) faults.push(`${direction}: ${wrong}\n  ${JSON.stringify(tried)}`);
    }
    console.log(`${index} pairs of ${what}`, tally);
    expect(faults).toEqual([]);
    expect(Math.min(tally.holds, tally.fails)).toBeGreaterThan(index / 10);
  });
});
