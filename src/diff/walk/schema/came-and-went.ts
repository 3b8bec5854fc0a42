/**
 * Members that came or went where no message shows it: code that names them is what minds. They are looked for branch
 * by branch: one that another branch still declares is gone for who follows this one.
 */
import { isObject, type JsonObject } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { Located } from '../../../openapi/model.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import type { Member } from '../../change/subjects.js';
import { type Branching, branchingsOf, type Followed } from '../../schemas/compare/followed.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import { findAt, noMembers, type Says, type Site, type Speakers } from '../../schemas/compare/scene.js';
import { type Declared, declared, declaredIn, requiredNames } from '../../schemas/read/members.js';

/** Which of them are told: where a union changed, it says itself what else it takes. */
export type WhichMembers = 'removed' | 'both';

/** Tells them, of some schemas of one value. */
export function tellNames(site: Site, value: Speakers, tells: WhichMembers): void {
  const { scene, here, both } = site;
  for (const { removed, added, way } of comings(scene.same, value, branchingsOf(scene.same, value), { tells, here })) {
    const members = { ...noMembers, removed, added };
    const says = way === undefined ? both : demands(way);
    findAt({ ...site, both: says }, { differs: new Set(), equivalent: true, members });
  }
}

/** Is any of them told, of the schemas of one value between which there are these ways, wherever it is looked at from? */
export function tellsNames(
  same: SameSchema,
  value: Speakers,
  ways: readonly Branching[],
  tells: WhichMembers,
): boolean {
  return comings(same, value, ways, { tells, here: null }).next().done !== true;
}

/** What came or went for who follows one way, or whichever. */
interface Coming {
  readonly removed: Member[];
  readonly added: Member[];
  readonly way: Branching | undefined;
}

/** Which are told, and where they are looked at from (null: from anywhere). */
interface Asked {
  readonly tells: WhichMembers;
  readonly here: Pair | null;
}

function* comings(
  same: SameSchema,
  value: Speakers,
  ways: readonly Branching[],
  { tells, here }: Asked,
): Generator<Coming> {
  const { documents } = same;
  const told = new Set<string>();
  const between = (own: Record<SideName, Declared>, among: Record<SideName, Declared>): Omit<Coming, 'way'>[] => {
    const removed = onlyIn(own.base, among.revision, told);
    const added = tells === 'both' ? onlyIn(own.revision, among.base, told) : [];
    return removed.length + added.length === 0 ? [] : [{ removed, added }];
  };
  const all = (side: SideName): Declared => declared(documents[side], value[side], true);
  const whole = { base: all('base'), revision: all('revision') };
  const [only] = ways.length === 1 ? ways : [];
  for (const found of between(whole, whole)) yield { ...found, way: only };
  for (const way of ways.length === 1 ? [] : ways) {
    const of = (side: SideName): Declared => declaredIn(documents[side], way[side].places);
    const among = { base: of('base'), revision: of('revision') };
    const from = (side: SideName): Declared =>
      here === null ? among[side] : within(among[side], here[side], comparedIn(same, side, way));
    for (const found of between({ base: from('base'), revision: from('revision') }, among)) yield { ...found, way };
  }
}

/** What stands in the same part of the document, or in one that is compared nowhere: what became of another is told there. */
function within({ properties, others }: Declared, { pointer }: Located, compared: ReadonlySet<string>): Declared {
  const part = partOf(pointer);
  const isOwn = (place: Located): boolean => {
    const its = partOf(place.pointer);
    return its === part || !compared.has(its);
  };
  const own = [...properties].flatMap(([name, places]) => {
    const here = places.filter(isOwn);
    return here.length === 0 ? [] : [[name, here] as const];
  });
  return { properties: new Map(own), others };
}

/** The parts of one release's document to which a way leads in both: a reference may have been led elsewhere. */
function comparedIn(same: SameSchema, side: SideName, way: Branching): Set<string> {
  const other = otherSide[side];
  const parts = way[other].places.map(({ pointer }) => partOf(pointer));
  return new Set(parts.map((part) => same.pointerThere(other, part)));
}

/** What each release demands of who follows some branches. */
function demands({ base, revision }: Branching): Says {
  const of = ({ places }: Followed): JsonObject => ({
    required: places.flatMap(({ json }) => (isObject(json) ? requiredNames(json) : [])),
  });
  return { base: of(base), revision: of(revision) };
}

/** The members that one of two declares alone and that are not told yet; which are told now. */
function onlyIn(own: Declared, its: Declared, told: Set<string>): Member[] {
  return [...own.properties].flatMap(([name, places]) => {
    const untold = its.properties.has(name) ? [] : places.filter(({ pointer }) => !told.has(pointer));
    for (const { pointer } of untold) told.add(pointer);
    return untold[0] === undefined ? [] : [{ name, place: untold[0] }];
  });
}
