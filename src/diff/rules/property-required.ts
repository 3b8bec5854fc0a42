import { isObject, type Json } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import { asked, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { demandOfPresence } from '../schemas/demand.js';
import { isLeftOut, isRequired, ownProperty, presenceAround } from '../schemas/members.js';

export const propertyRequired = rule({
  id: 'property-required',
  title: 'Member becomes required or optional',
  why: 'A receiver that requires it refuses a message without it.',
  level: 'schema',
  message: ({ name, to }) => `member \`${name}\` becomes ${to === true ? 'required' : 'optional'}`,
  find: (place) => {
    if (place.equivalent) return [];
    return [...new Set([...place.members.both, ...demandedAround(place)])]
      .filter(
        (name) => requires(place, 'base', name) !== requires(place, 'revision', name) || writingChanged(place, name),
      )
      .map((name) => ({
        at: placeOf(own(place, 'base', name), own(place, 'revision', name)),
        detail: { name, to: requires(place, 'revision', name) || !requires(place, 'base', name) },
        judgement: asked({
          spot: place.spot,
          demand: (side, direction) => demandOfPresence(place, side, name, direction),
          // Required in both and now left out, or no longer: a change of its own only if messages break.
          held:
            requires(place, 'base', name) === requires(place, 'revision', name)
              ? null
              : { bothWays: 'editorial', oneWay: 'compatible' },
        }),
      }));
  },
});

/** The members that the composition demands elsewhere, or beside others, where each release declares them here. */
function demandedAround(place: SchemaPlace): string[] {
  const { base, revision } = place.says;
  if (!isObject(base.properties) || !isObject(revision.properties)) return [];
  const after = revision.properties;
  const { documents, spot } = place;
  return Object.keys(base.properties).filter(
    (name) =>
      Object.hasOwn(after, name) &&
      writingChanged(place, name) &&
      (['base', 'revision'] as const).some((side) => presenceAround(documents[side], spot.owner[side], name) !== null),
  );
}

function requires(place: SchemaPlace, side: 'base' | 'revision', name: string): boolean {
  return isRequired(place.says[side], name);
}

/** Is the member left out of messages in one release and written in the other (readOnly, writeOnly)? */
function writingChanged(place: SchemaPlace, name: string): boolean {
  const base = ownProperty(place.base, place.says.base, name);
  const revision = ownProperty(place.revision, place.says.revision, name);
  if (base === undefined || revision === undefined || !mayDiffer(base.json, revision.json)) return false;
  return (['request', 'response'] as const).some(
    (direction) =>
      isLeftOut(place.documents.base, base, direction) !== isLeftOut(place.documents.revision, revision, direction),
  );
}

/** A glance: whatever stands beside a reference counts, but what a component of one name says is its own change. */
function mayDiffer(base: Json, revision: Json): boolean {
  if (!isObject(base) || !isObject(revision)) return base !== revision;
  if (base.$ref !== revision.$ref) return true;
  if (base.allOf !== undefined || revision.allOf !== undefined) return true;
  return base.readOnly !== revision.readOnly || base.writeOnly !== revision.writeOnly;
}

/** The member's schema, or the object where it is not declared. */
function own(place: SchemaPlace, side: 'base' | 'revision', name: string): Located {
  return ownProperty(place[side], place.says[side], name) ?? place[side];
}
