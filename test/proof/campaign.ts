/** Many edits at random places, kind by kind, and what came of them. */
import { isObject } from '../../src/json.js';
import type { Spot } from './atlas.js';
import { judgeBeside } from './beside.js';
import { type HarmlessOperation, harmlessOperations } from './kinds/harmless-operations.js';
import { type HarmlessSchema, harmlessSchemas, inlined } from './kinds/harmless-schemas.js';
import { operationKinds, schemaKinds } from './kinds/index.js';
import type { SchemaKind } from './kinds/kind.js';
import type { Random } from './random.js';
import { Release } from './release.js';
import {
  breaking,
  type Ground,
  judgeBreaking,
  judgeHarmless,
  judgeOperation,
  type Made,
  make,
  type Outcome,
} from './run.js';
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
  return campaign(grounds, count, random, breaksSomewhere, (ground, made) => judgeBreaking(ground, made, random));
}

const breaksSomewhere: Wanted = (kind) => (reached) => breaking(kind).some((direction) => reached.includes(direction));

/** Makes so many edits of schemas where only the other side's messages get, and judges each. */
export function widenSafely(grounds: readonly Ground[], count: number, random: Random): Results {
  const wanted = (kind: SchemaKind) => (reached: readonly Direction[]) =>
    !breaking(kind).some((direction) => reached.includes(direction));
  return campaign(grounds, count, random, wanted, (ground, { after, spot, kind }) =>
    judgeHarmless(
      ground,
      after,
      spot,
      forgets.has(kind.id) ? ['source', 'compatible', 'editorial'] : ['compatible', 'editorial'],
    ),
  );
}

/** Makes so many pairs of breaking edits in different parts that one operation reaches, and judges the first of each. */
export function breakTwice(grounds: readonly Ground[], count: number, random: Random): Results {
  return campaign(grounds, count, random, breaksSomewhere, (ground, made) => {
    const operations = new Set(ground.atlas.operations(made.spot));
    const fits = (spot: Spot, kind: SchemaKind): Made | undefined => {
      const isApart = unitOf(spot) !== unitOf(made.spot);
      const breaks = breaking(kind).some((direction) => spot.reached[direction] !== undefined);
      const meets = () => ground.atlas.operations(spot).some((name) => operations.has(name));
      return isApart && breaks && meets() ? make(ground, kind, spot, random) : undefined;
    };
    for (let tries = 0; tries < TRIES; tries++) {
      const spot = random.pick(ground.schemas);
      const kind = random.pick(schemaKinds);
      const other = spot && kind && fits(spot, kind);
      if (other !== undefined) return judgeBeside(ground, made, other, random);
    }
    return { kind: 'unclear' };
  });
}

/** The path item or component that a place stands in. */
const unitOf = ({ pointer }: Spot): string =>
  pointer
    .split('/')
    .slice(0, pointer.startsWith('/components') ? 4 : 3)
    .join('/');

/** Kinds after which a declared member may be gone: the wire stays silent, code that names it does not. */
const forgets = new Set([
  'required-member-removed',
  'member-removed-from-closed',
  'branch-removed',
  'items-opened',
  'map-opened',
  'string-to-integer',
]);

type Wanted = (kind: SchemaKind) => (reached: readonly Direction[]) => boolean;

function campaign(
  grounds: readonly Ground[],
  count: number,
  random: Random,
  wanted: Wanted,
  judge: (ground: Ground, made: Made) => Outcome,
): Results {
  return rounds(grounds, schemaKinds, count, random, (ground, kind) => {
    const fits = wanted(kind);
    return tried(random, ground.schemas, (spot) => {
      const reached = (['request', 'response'] as const).filter((direction) => spot.reached[direction] !== undefined);
      const made = reached.length > 0 && fits(reached) ? make(ground, kind, spot, random) : undefined;
      return made && { pointer: spot.pointer, outcome: () => judge(ground, made) };
    });
  });
}

/** Makes so many breaking edits of operations and judges each. */
export function breakOperations(grounds: readonly Ground[], count: number, random: Random): Results {
  return rounds(grounds, operationKinds, count, random, (ground, kind) =>
    tried(random, ground.operations, (operation) => {
      const own =
        kind.id === 'operation-removed' ||
        operation.reached.request === null ||
        operation.reached.request?.from.part === 'pathItem';
      if (!own || operation.pointer.startsWith('/webhooks') !== (operation.reached.request === undefined))
        return undefined;
      if (operation.reached.request === undefined && kind.id !== 'operation-removed') return undefined;
      const edit = kind.edit({ release: ground.release, operation, json: { ...(operation.json as object) }, random });
      return edit && { pointer: edit.pointer, outcome: () => judgeOperation(ground, edit, operation, kind.witness) };
    }),
  );
}

/** Makes so many harmless edits of schemas and operations, whoever sends, and judges each. */
export function changeNothing(grounds: readonly Ground[], count: number, random: Random): Results {
  const kinds = [...harmlessSchemas, ...harmlessOperations, { id: 'inlined' } as const];
  return rounds(grounds, kinds, count, random, (ground, kind) => {
    if ('allowed' in kind && harmlessOperations.includes(kind as HarmlessOperation))
      return onOperation(ground, kind as HarmlessOperation, random);
    return tried(random, ground.schemas, (spot) => {
      const after =
        kind.id === 'inlined' ? inlined(ground.release, spot) : onSchema(ground, kind as HarmlessSchema, spot, random);
      const allowed = kind.id === 'inlined' ? ['editorial'] : (kind as HarmlessSchema).allowed;
      return after && { pointer: spot.pointer, outcome: () => judgeHarmless(ground, after, spot, allowed) };
    });
  });
}

function onSchema({ release }: Ground, kind: HarmlessSchema, spot: Spot, random: Random): Release | undefined {
  if (!isObject(spot.json) || spot.json.$ref !== undefined) return undefined;
  const made = kind.edit({ ...spot.json }, release, random, spot);
  return made === undefined || made instanceof Release ? made : release.with(spot.pointer, made);
}

function onOperation(ground: Ground, kind: HarmlessOperation, random: Random): Attempt | undefined {
  return tried(random, ground.operations, (operation) => {
    if (operation.reached.request?.from.part !== 'pathItem') return undefined;
    const after = kind.edit({ release: ground.release, operation, json: { ...(operation.json as object) }, random });
    return (
      after && { pointer: operation.pointer, outcome: () => judgeHarmless(ground, after, operation, kind.allowed) }
    );
  });
}

/** An edit that fits its place, still to be judged. */
interface Attempt {
  readonly pointer: string;
  outcome(): Outcome;
}

/** Kind after kind, each in a random document that has a place for it. */
function rounds<Kind extends { readonly id: string }>(
  grounds: readonly Ground[],
  kinds: readonly Kind[],
  count: number,
  random: Random,
  attempt: (ground: Ground, kind: Kind) => Attempt | undefined,
): Results {
  const results: Results = { tallies: new Map(), faults: [] };
  for (let at = 0, done = 0; done < count && at < count * 4; at++) {
    const kind = kinds[at % kinds.length] as Kind;
    for (const ground of random.shuffled(grounds)) {
      const made = attempt(ground, kind);
      if (made === undefined) continue;
      const outcome = made.outcome();
      note(results, ground, kind.id, made.pointer, outcome);
      if (outcome.kind !== 'unclear') done++;
      break;
    }
  }
  return results;
}

function tried(
  random: Random,
  spots: readonly Spot[],
  attempt: (spot: Spot) => Attempt | undefined,
): Attempt | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const spot = random.pick(spots);
    const made = spot && attempt(spot);
    if (made !== undefined) return made;
  }
  return undefined;
}

function note({ tallies, faults }: Results, ground: Ground, kind: string, pointer: string, outcome: Outcome): void {
  const tally = tallies.get(kind) ?? { right: 0, unclear: 0, shown: 0, undecided: 0, wrong: 0 };
  tallies.set(kind, tally);
  tally[outcome.kind]++;
  if (outcome.kind === 'wrong' || outcome.kind === 'undecided')
    faults.push({ document: ground.name, kind, pointer, outcome });
}
