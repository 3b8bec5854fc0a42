import type { Json, JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { asked, type Draft, placeOf } from '../change/draft.js';
import { gainOfKeywords } from '../change/gain.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { keywordsChanged, show } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf, itemKeywords } from '../schemas/demand/constraint.js';
import { demandOf } from '../schemas/demand/demand.js';
import { nullBranch } from '../schemas/read/null.js';
import { typesOf } from '../schemas/read/types.js';
import { says } from '../schemas/read/view.js';

const demands = [...Object.values(demandKeywords).flat(), ...itemKeywords, 'propertyNames'];

export const schemaType = rule({
  id: 'schema-type',
  title: 'Type changed',
  why: 'A value of another type is rejected, or cannot be decoded.',
  level: 'schema',
  message: ({ from, to, case: kind }) =>
    kind === 'null'
      ? `\`null\` is ${to === true ? 'allowed now' : 'no longer allowed'}`
      : kind === 'replaced'
        ? `replaced by a schema of another type: ${show(from)} became ${show(to)}`
        : keywordsChanged(from, to),
  find: (place) => {
    if (place.apart) return [replaced(place)];
    if (place.besideNull === true) return [nulled(place)];
    // Where the type changes, its other demands change with it: that is one change.
    return place.differs.has('type') ? changeOf(place, ['type', ...demands], itemKeywords) : [];
  },
  edits: ['type', 'nullable'],
  gain: (detail) => {
    if (detail.case === undefined) return gainOfKeywords(detail);
    return detail.case === 'null' && detail.to === true ? 'wider' : 'other';
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
