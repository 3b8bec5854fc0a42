/**
 * The promise, tried on random schemas: no "holds" is contradicted by a sampled instance, every witness is confirmed by an
 * ajv of the test's own, and nearly everything is decided. PAIRS and SEED come from the environment; a long run takes
 * PAIRS=20000.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { Node } from '../../src/schema/node/node.js';
import type { Answer, Direction } from '../../src/schema/question.js';
import { subsume } from '../../src/schema/subsume.js';
import { writable } from '../../src/schema/values/writable.js';
import { pair, type Sample } from './generate.js';
import { instance } from './instances.js';
import { judge } from './judge.js';
import { filled, overlapping } from './overlapping.js';
import { sourceOf } from './source.js';

const PAIRS = Number(process.env.PAIRS ?? 1000);
const SEED = Number(process.env.SEED ?? 20_261_122);
const INSTANCES = 40;
const BATCH = 250;

interface Tally {
  holds: number;
  fails: number;
  unproven: number;
  instances: number;
  unjudged: number;
  slowest: number;
  milliseconds: number;
}

/** ajv 8 generates code that throws for some uses of `unevaluated...`; such a pair cannot be judged. */
function isBugOfAjv(error: unknown): boolean {
  return (
    error instanceof ReferenceError || (error instanceof TypeError && /^Cannot (set|read) prop/.test(error.message))
  );
}

/**
 * To ajv 8 every item counts as evaluated where `contains` stands, not only those that it finds, and where a condition speaks of
 * items that does not hold; of several alternatives that evaluate items it forgets some. What it says of these counts for
 * nothing.
 */
function isBeyondAjv(schema: Json): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if (!Array.isArray(schema) && 'unevaluatedItems' in schema && /"(contains|if|anyOf)"/.test(JSON.stringify(schema)))
    return true;
  return Object.values(schema).some(isBeyondAjv);
}

type Next = (below: number) => number;
type Values = (sender: Sample, next: Next) => Json;

/**
 * What contradicts the answer, or undefined; `values` are tried that are valid for the closed sender, or that the engine lets it
 * write.
 */
function contradiction(
  sender: Sample,
  receiver: Sample,
  answer: Answer,
  direction: Direction,
  tally: Tally,
  seed: number,
  values: Values,
): unknown {
  const rejects = (value: Json): boolean => !judge(receiver, direction, 'receiver')(value);
  if (answer.kind === 'fails') {
    const written = judge(sender, direction, 'sender')(answer.payload);
    return written && rejects(answer.payload) ? undefined : { witness: answer.payload, written };
  }
  if (answer.kind !== 'holds') return undefined;
  const written = judge(sender, direction, 'sender');
  const closed = judge(sender, direction, 'closed sender');
  const node = Node.of(sender.schema, sourceOf(sender.definitions));
  const receives = judge(receiver, direction, 'receiver');
  let dice = seed;
  const next = (below: number): number => {
    dice = (Math.imul(dice, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (dice >>> 16) % below;
  };
  for (let i = 0; i < INSTANCES; i++) {
    const value = values(sender, next);
    if (!(written(value) && closed(value)) && !writable(value, [node], direction)) continue;
    tally.instances++;
    if (!receives(value)) return { counterexample: value };
  }
  return undefined;
}

function tried(index: number, sender: Sample, receiver: Sample, tally: Tally, values: Values): unknown {
  const direction = index % 2 === 0 ? 'response' : 'request';
  const begun = performance.now();
  const answer = subsume({
    sender: { schema: sender.schema, source: sourceOf(sender.definitions) },
    receiver: { schema: receiver.schema, source: sourceOf(receiver.definitions) },
    direction,
  });
  const spent = performance.now() - begun;
  tally.slowest = Math.max(tally.slowest, spent);
  tally.milliseconds += spent;
  tally[answer.kind]++;
  try {
    const against = contradiction(sender, receiver, answer, direction, tally, SEED + index, values);
    if (against === undefined) return undefined;
    if ([sender, receiver].some((one) => isBeyondAjv(one.schema) || isBeyondAjv({ ...one.definitions }))) {
      tally.unjudged++;
      return undefined;
    }
    return { index, direction, answer, against, sender, receiver };
  } catch (error) {
    if (!isBugOfAjv(error)) throw error;
    tally.unjudged++;
    return undefined;
  }
}

/** The pairs of this run, generated a few at a time: fast-check keeps what it would need to shrink each of them. */
function* pairs(
  pair: fc.Arbitrary<readonly [Sample, Sample]>,
  count: number,
): Iterable<readonly [index: number, sender: Sample, receiver: Sample]> {
  for (let begin = 0; begin < count; begin += BATCH) {
    const batch = fc.sample(pair, { numRuns: Math.min(BATCH, count - begin), seed: SEED + begin });
    for (const [offset, [sender, receiver]] of batch.entries()) yield [begin + offset, sender, receiver];
  }
}

describe('generated pairs of schemas', () => {
  it.each([
    ['of any kind', pair, instance, PAIRS],
    [
      'that speak of one member together',
      overlapping,
      ({ schema }: Sample, next: Next) => filled((schema as JsonObject).type, next),
      // A corner of the same: a quarter is enough.
      Math.ceil(PAIRS / 4),
    ],
  ] as const)(
    `%s are answered soundly (seed ${SEED}, PAIRS=${PAIRS})`,
    { timeout: 60_000 + PAIRS * 60 },
    (what, made, values, count) => {
      const tally: Tally = { holds: 0, fails: 0, unproven: 0, instances: 0, unjudged: 0, slowest: 0, milliseconds: 0 };
      const wrong: unknown[] = [];
      for (const [index, sender, receiver] of pairs(made, count)) {
        const found = tried(index, sender, receiver, tally, values);
        if (found !== undefined) wrong.push(found);
      }
      console.log(
        `seed ${SEED}, ${count} pairs ${what}, unproven ${((100 * tally.unproven) / count).toFixed(2)} %`,
        tally,
      );
      expect(wrong.map((one) => JSON.stringify(one))).toEqual([]);
      expect(tally.unproven).toBeLessThan(count * 0.02);
      expect(tally.unjudged).toBeLessThan(Math.max(5, count * 0.01));
      expect(Math.min(tally.holds, tally.fails, tally.instances)).toBeGreaterThan(count / 10);
    },
  );

  it('hold themselves', () => {
    for (const [one] of fc.sample(pair, { numRuns: 200, seed: SEED })) {
      const side = { schema: one.schema, source: sourceOf(one.definitions) };
      const again = structuredClone(one);
      const copy = { schema: again.schema, source: sourceOf(again.definitions) };
      expect(subsume({ sender: side, receiver: copy, direction: 'request' })).toEqual({ kind: 'holds' });
    }
  });
});
