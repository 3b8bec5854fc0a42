import { equal, type Json, type JsonObject } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Detail } from '../change/change.js';
import { asked, fromTo, placeOf, settled } from '../change/draft.js';
import { otherSide, type Pair, type SideName } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { few, keywordsChanged, list, quoted } from '../change/wording.js';
import { compositionKeywords, demandKeywords, isAnnotation, noteKeywords } from '../keywords.js';
import { demandOfComposition, keywordsOfComposition } from '../schemas/demand/demand.js';
import { partsDetail, partsIn, withMembers } from '../schemas/demand/named-parts.js';
import { changedInside, narrow } from '../schemas/demand/narrow.js';
import { sameChoice } from '../schemas/read/choice.js';
import { declared } from '../schemas/read/members.js';
import { follow, isNothing, says } from '../schemas/read/view.js';

export const schemaComposition = rule({
  id: 'schema-composition',
  title: 'Composition or reference changed',
  why: 'The schema is put together from other parts: a value may fit none of them, or more than it should.',
  level: 'schema',
  message: ({ names, from, to, case: kind }) => {
    if (kind === 'overlap') return 'each part passes by itself, but the composition as a whole no longer does';
    if (kind === 'perhaps') return 'each part passes by itself; whether the composition as a whole does is not known';
    if (kind === 'nothing')
      return to === true ? 'no value is allowed any more' : 'values are allowed now, where none was';
    if (kind === 'inside') return keywordsChanged(from, to);
    const [was, is] = [partsIn(from), partsIn(to)];
    const members = [
      said('no longer declared', was.members.map(quoted)),
      said('declared now', is.members.map(quoted)),
      said('said otherwise', is.differs),
    ].join('');
    return kind === 'refers'
      ? `refers to ${few(is.parts)} now, was ${few(was.parts)}${members}`
      : `${list(names ?? [])} changed${said('new', is.parts)}${said('gone', was.parts)}${members}`;
  },
  find: (place) => {
    const names = [...place.differs].filter((keyword) => compositionKeywords.has(keyword));
    if (names.length === 0) return [];
    const inside = narrow(place, equal);
    const at = placeOf(inside.base, inside.revision);
    if (place.equivalent)
      return onlyDiscriminator(names) && !sameChoice(place)
        ? [{ at, detail: { names }, judgement: settled('review', { reason: { kind: 'meaning' } }) }]
        : [];
    const gone = goneNames(place);
    const isPlain = gone.length === 0 && names.every((name) => inAsItIs.has(name));
    const detail = (isPlain && insideOf(place, inside)) || detailOf(place, names, gone);
    const verdict = gone.length === 0 ? 'compatible' : 'source';
    const bothWays = gone.length === 0 ? 'editorial' : 'source';
    return [
      {
        at,
        detail,
        judgement: asked({
          spot: place.spot,
          replaced: { base: place.base, revision: place.revision, keywords: [...keywordsOfComposition(place)] },
          demand: (side) => demandOfComposition(place, side),
          held: { bothWays, oneWay: verdict },
          besides: place.members.moved,
        }),
      },
    ];
  },
  gain: ({ from, to }) => (partsIn(to).members.length > 0 && partsIn(from).members.length === 0 ? 'added' : 'other'),
});

function said(label: string, texts: readonly string[]): string {
  return texts.length === 0 ? '' : `; ${label}: ${few(texts)}`;
}

/** Keywords whose parts hold or do not hold by themselves: what is new there reads as it does anywhere else. */
const inAsItIs: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas']);

/** What became of one place in the parts, where that can be said as of any other place. */
function insideOf({ documents, base }: SchemaPlace, inside: Pair): Detail | undefined {
  const changed = inside.base.pointer === base.pointer ? undefined : changedInside(documents, inside);
  return changed === undefined
    ? undefined
    : { case: 'inside', names: changed.names, ...fromTo(changed.from, changed.to) };
}

function detailOf(place: SchemaPlace, names: readonly string[], gone: string[]): Detail {
  const { documents, says, differs } = place;
  if (differs.has('not') && (isNothing(says.base) || isNothing(says.revision)))
    return { names, case: 'nothing', to: isNothing(says.revision) };
  const detail = partsDetail(documents, says, names, place.same);
  if (detail.case !== 'refers') return withMembers(detail, { gone, come: [], differs: [] });
  const apart = [...demandsApart(place).map(quoted), ...membersApart(place).map((name) => `member ${quoted(name)}`)];
  return withMembers(detail, { gone, come: onlyIn(place, 'revision'), differs: apart });
}

/** The plain demands of one component that the other does not make, or makes otherwise. */
function demandsApart({ documents, says: { base, revision } }: SchemaPlace): string[] {
  const target = (side: SideName, { $ref }: JsonObject): JsonObject =>
    typeof $ref === 'string' ? says(documents[side], follow(documents[side], $ref).json) : {};
  const [from, to] = [target('base', base), target('revision', revision)];
  return plainDemands.filter((keyword) => !equal(from[keyword] ?? null, to[keyword] ?? null));
}

/** The members of which both speak, and say something else. */
function membersApart({ documents, base, revision }: SchemaPlace): string[] {
  const [from, to] = [
    declared(documents.base, [base], true).properties,
    declared(documents.revision, [revision], true).properties,
  ];
  const demands = (side: SideName, places: readonly Located[] | undefined): Json[] =>
    (places ?? []).map(({ json }) =>
      Object.fromEntries(
        Object.entries(says(documents[side], json)).filter(([name]) => !isAnnotation(name) && !noteKeywords.has(name)),
      ),
    );
  const isApart = (name: string): boolean =>
    to.has(name) && !equal(demands('base', from.get(name)), demands('revision', to.get(name)));
  return [...from.keys()].filter(isApart).sort();
}

const plainDemands = ['type', ...Object.values(demandKeywords).flat(), 'required'];

function onlyDiscriminator(names: readonly string[]): boolean {
  return names.every((name) => name === 'discriminator');
}

/** Members that the base declares in some part and the revision nowhere at this place, but for those that are told. */
function goneNames(place: SchemaPlace): string[] {
  const reported = new Set(place.members.removed.map(({ name }) => name));
  return onlyIn(place, 'base').filter((name) => !reported.has(name));
}

/** Members that one release alone declares at this place. */
function onlyIn(place: SchemaPlace, side: SideName): string[] {
  const declaredBy = (each: SideName) => declared(place.documents[each], [place[each]], true).properties;
  const others = declaredBy(otherSide[side]);
  return [...declaredBy(side).keys()].filter((name) => !others.has(name)).sort();
}
