import { equal } from '../../json.js';
import type { Detail } from '../change/change.js';
import { asked, fromTo, placeOf, settled } from '../change/draft.js';
import type { Pair, SideName } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { few, keywordsChanged, list } from '../change/wording.js';
import { compositionKeywords } from '../keywords.js';
import { demandOfComposition, keywordsOfComposition } from '../schemas/demand/demand.js';
import { partsBeside } from '../schemas/demand/named-parts.js';
import { changedInside, narrow } from '../schemas/demand/narrow.js';
import { sameChoice } from '../schemas/read/choice.js';
import { declared } from '../schemas/read/members.js';
import { isNothing } from '../schemas/read/view.js';

export const schemaComposition = rule({
  id: 'schema-composition',
  title: 'Composition changed',
  why: 'The schema is put together from other parts: a value may fit none of them, or more than it should.',
  level: 'schema',
  message: ({ names, from, to, case: kind }) => {
    if (kind === 'overlap') return 'each part passes by itself, but the composition as a whole no longer does';
    if (kind === 'perhaps') return 'each part passes by itself; whether the composition as a whole does is not known';
    if (kind === 'nothing')
      return to === true ? 'no value is allowed any more' : 'values are allowed now, where none was';
    if (kind === 'inside') return keywordsChanged(from, to);
    const parts = [
      partsSaid('new', to),
      partsSaid('gone', from),
      kind === undefined ? '' : `; no longer declared: ${kind}`,
    ];
    return `${list(names ?? [])} changed${parts.join('')}`;
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
});

function partsSaid(label: string, parts: Detail['from']): string {
  return Array.isArray(parts) ? `; ${label}: ${few(parts.map(String))}` : '';
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

function detailOf(place: SchemaPlace, names: readonly string[], gone: readonly string[]): Detail {
  const { documents, says, differs } = place;
  if (differs.has('not') && (isNothing(says.base) || isNothing(says.revision)))
    return { names, case: 'nothing', to: isNothing(says.revision) };
  const said = (side: SideName) => ({ document: documents[side], says: says[side] });
  const { base: from, revision: to } = partsBeside(said('base'), said('revision'), names);
  return {
    names,
    ...(from.length > 0 && { from }),
    ...(to.length > 0 && { to }),
    ...(gone.length > 0 && { case: list(gone) }),
  };
}

function onlyDiscriminator(names: readonly string[]): boolean {
  return names.every((name) => name === 'discriminator');
}

/** Members that the base declares in some part and the revision nowhere at this place. */
function goneNames({ documents, base, revision, members }: SchemaPlace): string[] {
  const kept = declared(documents.revision, [revision], true).properties;
  const reported = new Set(members.removed.map(({ name }) => name));
  return [...declared(documents.base, [base], true).properties.keys()]
    .filter((name) => !kept.has(name) && !reported.has(name))
    .sort();
}
