/**
 * The parts against the whole. The diff looks at the smallest places that differ; the engine, asked about the whole body, knows
 * nothing of places. What the engine breaks, the diff must warn of, and what it holds, the diff must not call a break: on
 * random schemas, their changes, and changes of the components that they refer to. PAIRS and SEED come from the environment.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePair, type Review, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import type { Direction } from '../../src/schema/question.js';
import { subsume } from '../../src/schema/subsume.js';
import { pair, type Sample } from '../schema/generate.js';
import { announceSeed, seed } from '../support/seed.js';

const PAIRS = Number(process.env.PAIRS ?? 600);
const BATCH = 250;

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

/** The pair as it is, and one in which only a component changed; that must not lead back to itself. */
function variants(base: Sample, revision: Sample): readonly (readonly [Sample, Sample])[] {
  if (JSON.stringify(revision.schema).includes('$ref')) return [[base, revision]];
  const inside = { ...base, definitions: { ...base.definitions, First: revision.schema } };
  return [
    [base, revision],
    [base, inside],
  ];
}

interface Verdicts {
  readonly whole: 'holds' | 'fails' | 'unproven';
  readonly review: Review;
}

function judged(base: Sample, revision: Sample, direction: Direction): Verdicts {
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
  it(`agree on ${PAIRS} pairs of schemas, seed ${seed}`, { timeout: 60_000 + PAIRS * 200 }, () => {
    announceSeed('the parts and the whole');
    const faults: string[] = [];
    const tally = { holds: 0, fails: 0, unproven: 0 };
    for (let begin = 0; begin < PAIRS; begin += BATCH) {
      const batch = fc.sample(pair, { numRuns: Math.min(BATCH, PAIRS - begin), seed: seed + begin });
      for (const [offset, samples] of batch.entries()) {
        const direction = offset % 2 === 0 ? 'request' : 'response';
        for (const [base, revision] of variants(...samples)) {
          const verdicts = judged(base, revision, direction);
          tally[verdicts.whole]++;
          const wrong = fault(verdicts);
          if (wrong !== undefined)
            faults.push(`${begin + offset} ${direction}: ${wrong}\n  ${JSON.stringify([base, revision])}`);
        }
      }
    }
    console.log('the parts and the whole', tally);
    expect(faults).toEqual([]);
    expect(Math.min(tally.holds, tally.fails)).toBeGreaterThan(PAIRS / 10);
  });
});
