/** Many edits at random places, kind by kind, and what came of them. */
import { schemaKinds } from './kinds/index.js';
import type { SchemaKind } from './kinds/kind.js';
import type { Random } from './random.js';
import { breaking, type Ground, judgeBreaking, judgeHarmless, type Made, make, type Outcome } from './run.js';
import type { Direction } from './words.js';

/** How often each outcome was met for one kind. */
export type Tally = Record<Outcome['kind'], number>;

/** One answer that is not right. */
export interface Fault {
  readonly document: string;
  readonly kind: string;
  readonly pointer: string;
  readonly outcome: Extract<Outcome, { fault: string }>;
}

/** The result of a campaign. */
export interface Results {
  readonly tallies: Map<string, Tally>;
  readonly faults: Fault[];
}

const TRIES = 400;

/** Makes so many breaking edits of schemas and judges each. */
export function breakSchemas(grounds: readonly Ground[], count: number, random: Random): Results {
  const wanted = (kind: SchemaKind) => (reached: readonly Direction[]) => breaking(kind).some((direction) => reached.includes(direction));
  return campaign(grounds, count, random, wanted, (ground, made) => judgeBreaking(ground, made, random));
}

/** Makes so many edits of schemas where only the other side's messages get, and judges each. */
export function widenSafely(grounds: readonly Ground[], count: number, random: Random): Results {
  const wanted = (kind: SchemaKind) => (reached: readonly Direction[]) => !breaking(kind).some((direction) => reached.includes(direction));
  return campaign(grounds, count, random, wanted, (ground, { after, spot, kind }) =>
    judgeHarmless(ground, after, spot, forgets.has(kind.id) ? ['source', 'compatible', 'editorial'] : ['compatible', 'editorial']),
  );
}

/** Kinds after which a declared member may be gone: the wire stays silent, code that names it does not. */
const forgets = new Set(['required-member-removed', 'member-removed-from-closed', 'branch-removed', 'items-opened', 'map-opened', 'string-to-integer']);

type Wanted = (kind: SchemaKind) => (reached: readonly Direction[]) => boolean;

function campaign(grounds: readonly Ground[], count: number, random: Random, wanted: Wanted, judge: (ground: Ground, made: Made) => Outcome): Results {
  const results: Results = { tallies: new Map(), faults: [] };
  for (let at = 0, done = 0; done < count && at < count * 4; at++) {
    const kind = schemaKinds[at % schemaKinds.length] as SchemaKind;
    const fits = wanted(kind);
    for (const ground of random.shuffled(grounds)) {
      const made = anywhere(ground, kind, fits, random);
      if (made === undefined) continue;
      const outcome = judge(ground, made);
      note(results, ground, made, outcome);
      if (outcome.kind !== 'unclear') done++;
      break;
    }
  }
  return results;
}

function anywhere(ground: Ground, kind: SchemaKind, fits: ReturnType<Wanted>, random: Random): Made | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const spot = random.pick(ground.schemas);
    if (spot === undefined) return undefined;
    const reached = (['request', 'response'] as const).filter((direction) => spot.reached[direction] !== undefined);
    if (reached.length === 0 || !fits(reached)) continue;
    const made = make(ground, kind, spot, random);
    if (made !== undefined) return made;
  }
  return undefined;
}

function note({ tallies, faults }: Results, ground: Ground, made: Made, outcome: Outcome): void {
  const id = made.kind.id;
  const tally = tallies.get(id) ?? { right: 0, unclear: 0, shown: 0, undecided: 0, wrong: 0 };
  tallies.set(id, tally);
  tally[outcome.kind]++;
  if (outcome.kind === 'wrong' || outcome.kind === 'undecided') {
    faults.push({ document: ground.name, kind: id, pointer: made.spot.pointer, outcome });
  }
}
