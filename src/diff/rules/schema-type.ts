import type { Json, JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { asked, type Draft, placeOf, settled } from '../change/draft.js';
import { gainOfKeywords } from '../change/gain.js';
import { otherSide, sideNames } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { keywordsChanged, list, show } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf, itemKeywords } from '../schemas/demand/constraint.js';
import { saysContentWithType } from '../schemas/demand/content.js';
import { demandOf } from '../schemas/demand/demand.js';
import { nameOf } from '../schemas/demand/named-parts.js';
import { declared } from '../schemas/read/members.js';
import { nullBranch } from '../schemas/read/null.js';
import { typesOf } from '../schemas/read/types.js';
import { says, saysNothing } from '../schemas/read/view.js';

const demands = [...Object.values(demandKeywords).flat(), ...itemKeywords, 'propertyNames'];

export const schemaType = rule({
  id: 'schema-type',
  title: 'Type changed',
  why: 'A value of another type is rejected, or cannot be decoded.',
  level: 'schema',
  message: ({ names = [], from, to, case: kind }) => {
    if (kind === 'null') return `\`null\` is ${to === true ? 'allowed now' : 'no longer allowed'}`;
    if (kind === 'replaced') return `replaced by a schema of another type: ${show(from)} became ${show(to)}`;
    if (kind === 'anything') {
      const [line, became] =
        to === undefined
          ? [`any value is allowed now, was ${from}`, 'no longer declared']
          : [`any value was allowed, now ${to}`, 'declared now'];
      return names.length === 0 ? line : `${line}; ${became}: ${list(names)}`;
    }
    return keywordsChanged(from, to);
  },
  find: (place) => {
    if (place.apart) return withContent(place, opened(place) ?? replaced(place));
    if (place.besideNull === true) return [nulled(place)];
    // Where the type changes, its other demands change with it: that is one change.
    if (!place.differs.has('type')) return [];
    return changeOf(place, ['type', ...demands], itemKeywords).flatMap((draft) => withContent(place, draft));
  },
  edits: ['type', 'nullable'],
  gain: (detail) => {
    if (detail.case === undefined) return gainOfKeywords(detail);
    const isWider = detail.case === 'null' ? detail.to === true : detail.case === 'anything' && detail.to === undefined;
    return isWider ? 'wider' : 'other';
  },
});

function replaced({ documents, base, revision, says, spot }: SchemaPlace): Draft {
  return {
    at: placeOf(base, revision),
    detail: { case: 'replaced', from: stated(documents.base, base), to: stated(documents.revision, revision) },
    judgement: asked({
      spot,
      replaced: { base, revision },
      demand: (side) => says[side],
      held: { bothWays: 'editorial', oneWay: 'compatible' },
    }),
  };
}

/** One release says nothing of the value: what the other says of it, its members included, came or went with that. */
function opened({ documents, base, revision, says, spot }: SchemaPlace): Draft | undefined {
  const side = sideNames.find((each) => saysNothing(says[otherSide[each]]));
  if (side === undefined) return undefined;
  const place = { base, revision }[side];
  const names = [...declared(documents[side], [place], true).properties.keys()].sort();
  const said = nameOf(documents[side], place.json) ?? show(stated(documents[side], place));
  const isGone = side === 'base' && names.length > 0;
  return {
    at: placeOf(base, revision),
    detail: { case: 'anything', [side === 'base' ? 'from' : 'to']: said, ...(names.length > 0 && { names }) },
    judgement: asked({
      spot,
      replaced: { base, revision },
      demand: (each) => says[each],
      held: { bothWays: isGone ? 'source' : 'editorial', oneWay: isGone ? 'source' : 'compatible' },
    }),
  };
}

/** What a text holds is said with its type, where nothing is said of the value in the other release: no payload shows it. */
function withContent(place: SchemaPlace, draft: Draft): Draft[] {
  if (!saysContentWithType(place)) return [draft];
  const { at, detail } = draft;
  return [draft, { at, detail, spot: place.spot, judgement: settled('review', { reason: { kind: 'meaning' } }) }];
}

/** Null comes or goes: of what else passes nothing is asked here. */
function nulled({ documents, base, revision, spot }: SchemaPlace): Draft {
  const others: Json = { not: { type: 'null' } };
  const places = { base, revision };
  return {
    at: placeOf(base, revision),
    detail: { case: 'null', to: nullBranch(documents.revision, revision) !== undefined },
    judgement: asked({
      spot,
      replaced: places,
      demand: (side) => ({ anyOf: [places[side].json, others] }),
      held: { bothWays: 'editorial', oneWay: 'compatible' },
    }),
  };
}

/** What a schema says beside words and parts; where it leaves that to its parts, the types that they give it. */
function stated(document: OpenApi, place: Located): JsonObject {
  const own = demandOf(says(document, place.json), ['$ref', 'type', ...Object.values(demandKeywords).flat()]) ?? {};
  const [only, ...others] = typesOf(document, place) ?? [];
  if (Object.keys(own).length > 0 || only === undefined) return own;
  return { type: others.length === 0 ? only : [only, ...others] };
}
