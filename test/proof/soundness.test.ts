/**
 * Sound: every witness of a review is a message that the sender's schema holds and the receiver's does not, by an ajv of the
 * proof's own: on all cases, on the real pairs both ways, and after storms of random edits. After a storm, messages drawn
 * at random are sent as well: one that is refused must belong to an operation that the review warns of.
 */
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/diff.js';
import type { JsonObject } from '../../src/json.js';
import { caseFolders, casesOf, documentsOf } from '../diff/case.js';
import { announceSeed, seed } from '../support/seed.js';
import { groundOf, ownDocuments, read, realPairs } from './documents.js';
import { schemaKinds } from './kinds/index.js';
import { Random } from './random.js';
import { reviewed } from './reviewing.js';
import { carrierOf, type Ground, make, told } from './run.js';
import { missedIn } from './silence.js';
import { faultInWitness } from './witness.js';

interface Checked {
  readonly review: Review;
  readonly faults: readonly string[];
}

/** Reviews a pair and checks each of its witnesses. */
function checked(base: Ground, revision: Ground): Checked {
  const review = reviewed(base.release, revision.release);
  const faults = review.changes.flatMap((change) => {
    const find = (side: 'base' | 'revision', name: string) =>
      side === 'base'
        ? carrierOf(base, base.release, oldName(name, review))
        : carrierOf(revision, revision.release, name);
    const fault = faultInWitness(change, find);
    return fault === undefined ? [] : [`${fault}: ${told({ ...review, changes: [change] })}`];
  });
  return { review, faults };
}

/**
 * What an operation was called, given what the review says of callbacks and webhooks that are called otherwise now, its own or
 * those above.
 */
function oldName(name: string, { changes }: Review): string {
  const renamed = changes.filter(({ rule }) => rule === 'callback-renamed' || rule === 'webhook-renamed');
  return renamed
    .flatMap(({ operations, detail }) => operations.map((now) => ({ now, detail })))
    .filter(({ now }) => name === now || name.startsWith(`${now} `))
    .sort((a, b) => b.now.length - a.now.length)
    .reduce((known, { now, detail: { from, to } }) => {
      const at = now.lastIndexOf(`:${to}`) + 1;
      return `${known.slice(0, at)}${from}${known.slice(at + `${to}`.length)}`;
    }, name);
}

const bodies = (review: Review): number =>
  review.changes.filter(({ witness }) => witness?.payload !== undefined).length;

describe('every witness is confirmed', () => {
  it('of the cases, both ways', () => {
    const cases = caseFolders().flatMap((folder) => casesOf(folder));
    let confirmed = 0;
    const faults = cases.flatMap((given) => {
      const { old, new: fresh } = documentsOf(given);
      const grounds = [old, fresh].map((text) => groundOf(given.file, JSON.parse(text) as JsonObject)) as [
        Ground,
        Ground,
      ];
      return [checked(...grounds), checked(grounds[1], grounds[0])].flatMap(({ review, faults }) => {
        confirmed += bodies(review) - faults.length;
        return faults.map((fault) => `${given.file}: ${fault}`);
      });
    });
    expect(faults).toEqual([]);
    expect(confirmed).toBeGreaterThan(50);
  });

  it.each(realPairs())('of $name, both ways', { timeout: 120_000 }, ({ name, base, revision }) => {
    const grounds = [groundOf(name, read(base)), groundOf(name, read(revision))] as const;
    expect(checked(grounds[0], grounds[1]).faults).toEqual([]);
    expect(checked(grounds[1], grounds[0]).faults).toEqual([]);
  });

  it('after storms of edits', { timeout: 600_000 }, () => {
    announceSeed('storms');
    const random = new Random(seed);
    const storms = Math.max(2, Math.ceil(Number(process.env.MUTATIONS ?? 160) / 80));
    let confirmed = 0;
    let tried = 0;
    const real = storms > 10 ? realPairs().map(({ name, base }) => ({ name, path: base })) : [];
    for (const { name, path } of [...ownDocuments(), ...real]) {
      const base = groundOf(name, read(path));
      for (
        let storm = 0;
        storm < (path.includes('fixtures') ? storms : path.includes('releases') ? Math.ceil(storms / 5) : 1);
        storm++
      ) {
        const after = struck(base, random);
        const { review, faults } = checked(base, after);
        expect(faults, `${name}, storm ${storm}`).toEqual([]);
        confirmed += bodies(review);
        const silence = missedIn(base, after, review, random);
        tried += silence.tried;
        expect(silence.missed, `${name}, storm ${storm}`).toEqual([]);
      }
    }
    console.log(`  ${confirmed} witnesses confirmed; ${tried} messages sent, none refused where no break is reported`);
    expect(confirmed).toBeGreaterThan(20);
    expect(tried).toBeGreaterThan(500);
  });
});

/** A document after twelve edits at random places. */
function struck(base: Ground, random: Random): Ground {
  let ground = base;
  for (let tries = 0, edits = 0; edits < 12 && tries < 2_000; tries++) {
    const kind = random.pick(schemaKinds);
    const spot = random.pick(ground.schemas);
    const made = kind && spot && make(ground, kind, spot, random);
    if (made === undefined) continue;
    ground = groundOf(ground.name, made.after.json);
    edits++;
  }
  return ground;
}
