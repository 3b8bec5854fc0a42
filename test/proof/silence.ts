/** Messages drawn at random and sent: none may be refused where the review is silent. */
import type { Review } from '../../src/diff.js';
import { valid } from './judge.js';
import type { Random } from './random.js';
import type { Ground } from './run.js';
import { sample } from './sample.js';

/** Messages drawn for one schema. */
const DRAWN = 6;
/** Bodies of one document that are tried. */
const MOST = 60;

/** How many messages were sent, and which were refused although no change warns of their operations. */
export function missedIn(
  base: Ground,
  revision: Ground,
  review: Review,
  random: Random,
): { readonly tried: number; readonly missed: readonly string[] } {
  const warned = new Set(
    review.changes
      .filter(({ verdict }) => verdict === 'wire' || verdict === 'review')
      .flatMap(({ operations }) => operations),
  );
  const missed: string[] = [];
  let tried = 0;
  const roots = base.schemas.filter((spot) => spot.in.some((way) => way.from.part === 'media'));
  for (const root of random.shuffled(roots).slice(0, MOST)) {
    const operations = base.atlas.operations(root);
    for (const direction of ['request', 'response'] as const) {
      if (root.reached[direction] === undefined) continue;
      const [sender, receiver] =
        direction === 'request' ? [base.release, revision.release] : [revision.release, base.release];
      for (let drawn = 0; drawn < DRAWN; drawn++) {
        const schema = sender.at(root.pointer);
        const payload = sample({ release: sender, direction, random, full: drawn > 0 }, [schema]);
        if (payload === undefined || !valid(sender, schema, payload, direction, true)) continue;
        tried++;
        if (valid(receiver, receiver.at(root.pointer), payload, direction, false)) continue;
        // A part that several operations share is refused by all of them; a warning of each must exist.
        const silent = operations.filter((name) => !warned.has(name));
        if (silent.length > 0)
          missed.push(`${direction} of ${silent[0]} at ${root.pointer}: ${JSON.stringify(payload)}`);
      }
    }
  }
  return { tried, missed };
}
