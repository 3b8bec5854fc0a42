import { isObject, type JsonObject, keysOf, member } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import { asked, placeOf } from '../change/draft.js';
import { gainOfRequired } from '../change/gain.js';
import { directions, type Pair, type SideName, sideNames } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { demandOfPresence } from '../schemas/demand/demand.js';
import { isLeftOut } from '../schemas/read/applied.js';
import { isRequired, namesIn, ownProperty, presenceAround, schemasOfMember } from '../schemas/read/members.js';

export const propertyRequired = rule({
  id: 'property-required',
  title: 'Member becomes required or optional',
  why: 'A receiver that requires it refuses a message without it.',
  level: 'schema',
  message: ({ name, to, case: writing }) =>
    `member \`${name}\` ${writing === undefined ? `becomes ${to === true ? 'required' : 'optional'}` : `is demanded, and ${writing}`}`,
  find: (place) => {
    if (place.equivalent) return [];
    return [...new Set([...place.members.both, ...demandedAround(place)])]
      .filter((name) => demandChanged(place, name) || writingChanged(place, name) !== undefined)
      .map((name) => ({
        at: placeOf(own(place, 'base', name), own(place, 'revision', name)),
        detail: demandChanged(place, name)
          ? { name, to: requires(place, 'revision', name) }
          : { name, to: true, case: writingChanged(place, name) as Writing },
        judgement: asked({
          spot: place.spot,
          replaced: demandChanged(place, name) ? { ...pairOf(place), required: [name] } : pairOf(place),
          demand: (side, direction) => demandOfPresence(place, side, name, direction),
          // Required in both and now left out, or no longer: a change of its own only if messages break.
          held: demandChanged(place, name) ? { bothWays: 'editorial', oneWay: 'compatible' } : null,
        }),
      }));
  },
  gain: gainOfRequired,
});

function demandChanged(place: SchemaPlace, name: string): boolean {
  return requires(place, 'base', name) !== requires(place, 'revision', name);
}

/**
 * The members that the composition demands elsewhere, or beside others, where both releases declare them here or
 * neither does.
 */
function demandedAround(place: SchemaPlace): string[] {
  const { documents, spot, says } = place;
  const here = [...Object.keys(propertiesOf(says.base)), ...namedBeside(says.base), ...namedBeside(says.revision)];
  return here.filter(
    (name) =>
      declares(says.base, name) === declares(says.revision, name) &&
      writingChanged(place, name) !== undefined &&
      sideNames.some((side) => presenceAround(documents[side], spot.owner[side], name) !== null),
  );
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function declares(schema: JsonObject, name: string): boolean {
  return Object.hasOwn(propertiesOf(schema), name);
}

function namedBeside({ dependentRequired: needs }: JsonObject): string[] {
  return keysOf(needs).flatMap((other) => namesIn(member(needs, other)));
}

function requires(place: SchemaPlace, side: SideName, name: string): boolean {
  return isRequired(place.says[side], name);
}

type Writing = 'is now left out' | 'is no longer left out';

/**
 * Is the member left out of messages in one release and written in the other (readOnly, writeOnly)? Where that is said
 * by the same pattern, or of all members that have no name, it is told there.
 */
function writingChanged(place: SchemaPlace, name: string): Writing | undefined {
  if (!saysOfOthers(place.says.base) && !saysOfOthers(place.says.revision)) return undefined;
  const base = schemasOfMember(place.base, place.says.base, name);
  const revision = schemasOfMember(place.revision, place.says.revision, name);
  // Only of two schemas that are walked side by side their flags are told.
  const alike =
    base.size === revision.size &&
    [...base].every(([key, { json }]) => isObject(json) && isObject(revision.get(key)?.json));
  if (alike) return undefined;
  const isWritten = (side: SideName, schemas: typeof base, direction: Direction): boolean =>
    ![...schemas.values()].some((schema) => isLeftOut(place.documents[side], schema, direction));
  for (const direction of directions) {
    const was = isWritten('base', base, direction);
    if (was !== isWritten('revision', revision, direction)) return was ? 'is now left out' : 'is no longer left out';
  }
  return undefined;
}

/** Are there schemas for members by pattern, or for all that have no name? */
function saysOfOthers(schema: JsonObject): boolean {
  return (
    schema.patternProperties !== undefined ||
    isObject(schema.additionalProperties) ||
    isObject(schema.unevaluatedProperties)
  );
}

function pairOf({ base, revision }: SchemaPlace): Pair {
  return { base, revision };
}

/** The member's schema, or the object where it is not declared. */
function own(place: SchemaPlace, side: SideName, name: string): Located {
  return ownProperty(place[side], place.says[side], name) ?? place[side];
}
