/**
 * Members that came or went where no message shows it: code that names them is what minds. They are looked for branch
 * by branch: one that another branch still declares is gone for who follows this one.
 */
import { isObject, type JsonObject } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { Located } from '../../../openapi/model.js';
import type { SideName } from '../../change/pair.js';
import type { Member } from '../../change/subjects.js';
import { type Branching, branchingsOf, type Followed } from '../../schemas/compare/followed.js';
import { findAt, noMembers, type Says, type Site, type Speakers } from '../../schemas/compare/scene.js';
import { type Declared, declared, declaredIn, requiredNames } from '../../schemas/read/members.js';

/** Which of them are told: where a union changed, it says itself what else it takes. */
export type WhichMembers = 'removed' | 'both';

/** Tells them, of some schemas of one value. */
export function tellNames(site: Site, value: Speakers, tells: WhichMembers): void {
  const { scene, here, both } = site;
  const { documents } = scene;
  const told = new Set<string>();
  const tell = (own: Record<SideName, Declared>, among: Record<SideName, Declared>, says: Says): void => {
    const removed = onlyIn(own.base, among.revision, told);
    const added = tells === 'both' ? onlyIn(own.revision, among.base, told) : [];
    if (removed.length + added.length === 0) return;
    const members = { ...noMembers, removed, added };
    findAt({ ...site, both: says }, { differs: new Set(), equivalent: true, members });
  };
  const all = (side: SideName): Declared => declared(documents[side], value[side], true);
  const whole = { base: all('base'), revision: all('revision') };
  const ways = branchingsOf(scene.same, value);
  const [only] = ways.length === 1 ? ways : [];
  tell(whole, whole, only === undefined ? both : demands(only));
  for (const { base, revision } of ways.length === 1 ? [] : ways) {
    const among = {
      base: declaredIn(documents.base, base.places),
      revision: declaredIn(documents.revision, revision.places),
    };
    const own = { base: within(among.base, here.base), revision: within(among.revision, here.revision) };
    tell(own, among, demands({ base, revision }));
  }
}

/** What stands in the same part of the document: what became of a component is told there. */
function within({ properties, others }: Declared, { pointer }: Located): Declared {
  const part = partOf(pointer);
  const own = [...properties].flatMap(([name, places]) => {
    const here = places.filter((place) => partOf(place.pointer) === part);
    return here.length === 0 ? [] : [[name, here] as const];
  });
  return { properties: new Map(own), others };
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
