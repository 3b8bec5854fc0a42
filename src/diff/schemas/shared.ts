/** What several schemas of one value speak of together. */
import { isObject, type JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Step } from '../../schema/question.js';
import { holdsSchemas } from '../keywords.js';
import { inPlace } from './applied.js';
import { isMeant, schemasOfMember } from './members.js';
import { follow, says, subschemas } from './view.js';

/** Which branches of a union count together: those of one value at a time, or all that a sender may follow at once. */
export type Branches = 'one' | 'all';

/**
 * Do several schemas of one value speak of the part of it that a step leads to? Then no change of one of them stands alone, nor
 * do two changes in branches that are followed at once.
 */
export function isShared(document: OpenApi, place: Located, step: Step, branches: Branches): boolean {
  if (branches === 'one' && isUnionAlone(says(document, place.json))) return false;
  return speakersOf(document, place, step, branches, new Map()) > 1;
}

/** Is it one union, and nothing else that leads to other schemas? What a branch says twice is asked with that branch. */
function isUnionAlone(schema: JsonObject): boolean {
  let unions = 0;
  for (const keyword in schema) {
    if (keyword === 'anyOf' || keyword === 'oneOf') unions++;
    else if (holdsSchemas(keyword) || keyword === '$ref') return false;
  }
  return unions === 1;
}

/** How many of them count together. */
function speakersOf(
  document: OpenApi,
  place: Located,
  step: Step,
  branches: Branches,
  known: Map<string, number>,
): number {
  const { pointer } = place;
  const before = known.get(pointer);
  if (before !== undefined) return before;
  known.set(pointer, 0);
  const schema = says(document, place.json);
  const of = (part: Located): number => speakersOf(document, part, step, branches, known);
  let count = speakersIn({ json: schema, pointer }, schema, step);
  if (typeof schema.$ref === 'string') count += of(follow(document, schema.$ref));
  for (const keyword of inPlace) {
    const counts = subschemas(place, schema, keyword).map(([, part]) => of(part));
    const isChoice = branches === 'one' && (keyword === 'anyOf' || keyword === 'oneOf');
    if (isChoice) count += Math.max(0, ...counts);
    else for (const each of counts) count += each;
  }
  known.set(pointer, count);
  return count;
}

function speakersIn(place: Located, schema: JsonObject, step: Step): number {
  if (step.kind === 'property') return schemasOfMember(place, schema, step.name).size;
  // Any two patterns may match one name.
  if (step.kind === 'pattern' && isObject(schema.patternProperties)) {
    const isNamed = subschemas(place, schema, 'properties').some(([name]) => isMeant(step.pattern, name));
    if (isNamed || Object.keys(schema.patternProperties).length > 1) return 2;
  }
  return speaking[step.kind].some((keyword) => schema[keyword] !== undefined) ? 1 : 0;
}

const ofMembers = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'];
const ofItems = ['items', 'prefixItems', 'unevaluatedItems', 'contains'];
const speaking = { pattern: ofMembers, additional: ofMembers, items: ofItems, item: ofItems, name: ['propertyNames'] };
