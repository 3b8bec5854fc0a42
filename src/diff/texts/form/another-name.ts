/**
 * Members that one release alone has, in a body where another member of the other release is written under the same
 * name.
 */
import { equal, isObject, type Json, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { otherSide, receiverOf, type SideName, type Spot, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { holdsReference } from '../../graph/parts.js';
import type { Use } from '../../graph/reach.js';
import { essence } from '../../match/content/media-types.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { declared } from '../../schemas/read/members.js';
import { takesAnyText } from '../style/text-schemas.js';
import { Form } from './form.js';
import { elementsOf, partsOf, type WrittenName } from './written-names.js';

/** Such a member, in one message. */
export interface LoneMember {
  readonly documents: Documents;
  readonly use: Use;
  readonly direction: Direction;
  /** The object. */
  readonly spot: Spot;
  readonly name: string;
  /** The release that has it. */
  readonly side: SideName;
}

/**
 * Is it written as another one? `same`: as that one alone, which is the same, or is read as any text, and there if it
 * has to be; `kept`: as one that its own release has as well.
 */
export function writtenAsAnother(lone: LoneMember): 'never' | 'same' | 'kept' | 'other' {
  const { path, own, others } = namesOf(lone);
  const mine = own.filter((each) => path.every((name, i) => each.path[i] === name));
  const found = mine.flatMap((each) =>
    others.flatMap((other) => (other.name === each.name && !isOne(other, each) ? [{ each, other }] : [])),
  );
  const [first, second] = found;
  if (first === undefined) return 'never';
  const isAlone = mine.length === 1 && own.every((each) => each.name !== first.each.name || each === first.each);
  const isSender = lone.side === senderOf[lone.direction];
  const [sent, taken] = isSender ? [first.each, first.other] : [first.other, first.each];
  if (isAlone && second === undefined && isSame(lone, sent, taken)) return 'same';
  return found.some(({ other }) => own.some((each) => isOne(each, other))) ? 'kept' : 'other';
}

/** Does a body hold what its receiver reads as another member? Then it is not refused for what the sender calls it. */
export function holdsAnother(body: Json, documents: Documents, use: Use, direction: Direction): boolean {
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  if (use.root === null) return false;
  const { schema } = use.root;
  const form = new Form(documents, use);
  if (form.isForm) {
    const parts = (side: SideName): WrittenName[] => partsOf(documents[side], schema[side], form, side);
    return meets(body, parts(from), parts(to));
  }
  const meetsIn = (value: Json, sent: readonly Located[], taken: readonly Located[]): boolean => {
    if (Array.isArray(value))
      return value.some((each) => meetsIn(each, itemsIn(documents[from], sent), itemsIn(documents[to], taken)));
    if (!isObject(value)) return false;
    const [own, its] = [elementsOf(documents[from], sent), elementsOf(documents[to], taken)];
    const placesOf = (names: readonly WrittenName[], name: string): readonly Located[] =>
      names.find(({ path }) => path[0] === name)?.places ?? [];
    const isInside = (name: string): boolean => meetsIn(value[name] as Json, placesOf(own, name), placesOf(its, name));
    return meets(value, own, its) || Object.keys(value).some(isInside);
  };
  return isXml(use) && meetsIn(body, [schema[from]], [schema[to]]);
}

function meets(value: Json, own: readonly WrittenName[], its: readonly WrittenName[]): boolean {
  return own.some((each) => {
    if (each.path.reduce<Json | undefined>(member, value) === undefined) return false;
    const readers = its.filter(({ name }) => name === each.name);
    return readers.length > 0 && !readers.some((other) => isOne(each, other));
  });
}

function itemsIn(document: OpenApi, places: readonly Located[]): Located[] {
  return [...declared(document, places, true).others].flatMap(([keyword, items]) =>
    keyword.startsWith('items') || keyword.startsWith('prefixItems') ? items : [],
  );
}

function isXml(use: Use): boolean {
  return /[/+]xml$/.test(essence(use.message().mediaType ?? ''));
}

/**
 * The names that are written where the member is, in its own release and in the other; and the members that lead to it
 * there.
 */
interface Names {
  readonly path: readonly string[];
  readonly own: readonly WrittenName[];
  readonly others: readonly WrittenName[];
}

/** In XML the names of an object stand by themselves, in a form all of them beside each other. */
function namesOf({ documents, use, spot, name, side }: LoneMember): Names {
  const other = otherSide[side];
  if (isXml(use)) {
    const names = (each: SideName): WrittenName[] => elementsIn(documents[each], spot.owner[each]);
    return { path: [name], own: names(side), others: names(other) };
  }
  const form = new Form(documents, use);
  const { root } = use;
  if (!form.isForm || root === null) return { path: [name], own: [], others: [] };
  const above = [...root.steps, ...spot.steps].map((step) => (step.kind === 'property' ? step.name : ''));
  const names = (each: SideName): WrittenName[] => partsOf(documents[each], root.schema[each], form, each);
  return { path: [...above, name], own: names(side), others: names(other) };
}

const known = new WeakMap<Located, WrittenName[]>();

/** Many messages may share an object. */
function elementsIn(document: OpenApi, place: Located): WrittenName[] {
  const found = known.get(place) ?? elementsOf(document, [place]);
  known.set(place, found);
  return found;
}

function isOne(a: WrittenName, b: WrittenName): boolean {
  return equal([...a.path], [...b.path]);
}

/** Is the same said of both, or takes the receiver any text, and is it there if it has to be? */
function isSame({ documents, direction }: LoneMember, sent: WrittenName, taken: WrittenName): boolean {
  if (!sent.isPlain || !taken.isPlain || (taken.isAlways && !sent.isAlways)) return false;
  const [writer, reader] = [documents[senderOf[direction]], documents[receiverOf[direction]]];
  if (taken.places.every((place) => takesAnyText(reader, place))) return true;
  const said = (document: OpenApi, { places }: WrittenName): Json =>
    places.map((place) => [...(alternativesOf(document, place) ?? [])]);
  const [from, to] = [said(writer, sent), said(reader, taken)];
  // What a reference leads to may say something else in each.
  return !holdsReference(from) && equal(from, to);
}
