/** The parts of a value that both releases speak of: what each says of them to who follows one branch or another. */
import type { Located } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { type SideName, sideNames } from '../../change/pair.js';
import { isLeftOut } from '../read/applied.js';
import { allInPlace, type Declared, declaredIn } from '../read/members.js';
import { type Branching, branchingsOf } from './followed.js';
import type { SameSchema } from './same.js';
import type { Speakers } from './scene.js';

/** What the two releases say of one part. */
export interface SpokenPart extends Speakers {
  /** Of a member, its name; null where it has none of its own. */
  readonly name: string | null;
  /** Is it left out of messages of this direction in both releases, whatever other branches are followed? */
  readonly isCertain: (direction: Direction) => boolean;
}

/**
 * All of them, way by way through the unions; then what is left, where a part moved to a branch that is followed
 * otherwise.
 */
export function spokenParts(
  same: SameSchema,
  value: Speakers,
  ways: readonly Branching[] = branchingsOf(same, value),
): SpokenPart[] {
  const compared = { base: new Set<string>(), revision: new Set<string>() };
  const parts = ways.flatMap((way) => partsOf(same, way));
  if (ways.length === 1) return parts;
  for (const part of parts)
    for (const side of sideNames) for (const { pointer } of part[side]) compared[side].add(pointer);
  const left = (side: SideName): Declared => {
    const document = same.documents[side];
    const all = declaredIn(document, allInPlace(document, value[side], []));
    return { properties: without(all.properties, compared[side]), others: without(all.others, compared[side]) };
  };
  return [...parts, ...between(left('base'), left('revision')).map((part) => ({ ...part, isCertain: () => false }))];
}

/** Those of one way. */
function partsOf({ documents }: SameSchema, way: Branching): SpokenPart[] {
  const spoken = (side: SideName): Declared => declaredIn(documents[side], way[side].places);
  const certain = (side: SideName): Declared => declaredIn(documents[side], way[side].certain);
  const sure = { base: certain('base'), revision: certain('revision') };
  const isHidden = (side: SideName, name: string, direction: Direction): boolean =>
    sure[side].properties.get(name)?.some((place) => isLeftOut(documents[side], place, direction)) === true;
  return between(spoken('base'), spoken('revision')).map((part) => {
    const { name } = part;
    return {
      ...part,
      isCertain: (direction) => name !== null && sideNames.every((side) => isHidden(side, name, direction)),
    };
  });
}

/**
 * The parts that two releases speak of; members without a name and items are one part where only one names their kind.
 */
function between(base: Declared, revision: Declared): Omit<SpokenPart, 'isCertain'>[] {
  const parts: Omit<SpokenPart, 'isCertain'>[] = [];
  for (const [name, places] of base.properties) {
    const partners = revision.properties.get(name);
    if (partners !== undefined) parts.push({ name, base: places, revision: partners });
  }
  for (const [kind, places] of base.others) {
    const partners = revision.others.get(kind);
    if (partners !== undefined) parts.push({ name: null, base: places, revision: partners });
  }
  const alone = (own: Declared, its: Declared): Located[] =>
    [...own.others].flatMap(([kind, places]) => (its.others.has(kind) ? [] : places));
  parts.push({ name: null, base: alone(base, revision), revision: alone(revision, base) });
  return parts;
}

function without(parts: Declared['others'], compared: ReadonlySet<string>): Declared['others'] {
  return new Map(
    [...parts].flatMap(([name, places]) => {
      const left = places.filter(({ pointer }) => !compared.has(pointer));
      return left.length === 0 ? [] : [[name, left] as const];
    }),
  );
}
