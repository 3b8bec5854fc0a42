/** A program that reviews one pair after another lets each of them go. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { parsePair, review } from '../../src/diff.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MEGABYTE = 1_000_000;

/** A document of about a megabyte, never the same twice. */
function documentOf(round: number, maxLength: number): string {
  const text = { type: 'string', description: String(round).padEnd(MEGABYTE, 'x') };
  const schema = { type: 'object', properties: { a: { type: 'string', maxLength }, [`b${round}`]: text } };
  const post = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { '204': { description: 'Done' } },
  };
  return JSON.stringify({ openapi: '3.0.3', info: { title: 'Large', version: '1' }, paths: { '/x': { post } } });
}

/** Reviews some pairs and returns the megabytes in use afterwards. */
function afterRounds(from: number, count: number): number {
  for (let round = from; round < from + count; round++) {
    const pair = parsePair(
      { text: documentOf(round, 9), name: 'a.json' },
      { text: documentOf(round, 5), name: 'b.json' },
    );
    expect(review(pair.base, pair.revision).verdict).toBe('wire');
  }
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

it('keeps nothing of a pair that was reviewed', () => {
  const first = afterRounds(0, 10);
  const growth = afterRounds(10, 30) - first;
  expect(growth).toBeLessThan(15);
});
