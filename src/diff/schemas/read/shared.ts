/** What several schemas of one value speak of together. */
import { isObject, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import { holdsSchemas } from '../../keywords.js';
import { inPlace } from './applied.js';
import { isMeant, schemasOfMember } from './members.js';
import { areTold, isNeverLeftOut, noTags, type Tags, tagsOf } from './tags.js';
import { follow, says, subschemas } from './view.js';

/** Which branches of a union count together: those of one value at a time, or all that a sender may follow at once. */
export type Branches = 'one' | 'all';

/**
 * Do several schemas of one value speak of the part of it that a step leads to? Then no change of one of them stands
 * alone, nor do two changes in branches that are followed at once.
 */
export function isShared(document: OpenApi, place: Located, step: Step, branches: Branches): boolean {
  if (branches === 'one' && isUnionAlone(says(document, place.json))) return false;
  const together = branches === 'one' ? most : mostAtOnce(document, place, step);
  return speakersOf(document, place, step, together, new Map()) > 1;
}

/** How many schemas that branches of a union have for a part count together; given how many each of them has. */
type Together = (counts: readonly number[], branches: readonly Located[]) => number;

const most: Together = (counts) => Math.max(0, ...counts);

/** Those of branches that one object may follow at once. */
function mostAtOnce(document: OpenApi, place: Located, step: Step): Together {
  const isOfObject = step.kind !== 'items' && step.kind !== 'item';
  // Most branches that speak of a part do so alone, or are not told apart: what may be left out is seldom asked.
  let known: ((name: string) => boolean) | undefined;
  const isSure = (name: string): boolean => {
    known ??= isNeverLeftOut(document, place);
    return known(name);
  };
  return (counts, branches) => {
    if (counts.filter((count) => count > 0).length < 2) return most(counts, branches);
    const speaking = branches.flatMap((branch, i) =>
      counts[i] === 0 ? [] : [{ count: counts[i] as number, tags: isOfObject ? tagsOf(document, branch) : noTags }],
    );
    const around = ({ tags }: { readonly tags: Tags }): number =>
      speaking.reduce((sum, other) => (areTold(tags, other.tags, isSure) ? sum : sum + other.count), 0);
    return Math.max(0, ...speaking.map(around));
  };
}

/**
 * Is it one union, and nothing else that leads to other schemas? What a branch says twice is asked with that branch.
 */
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
  together: Together,
  known: Map<string, number>,
): number {
  const { pointer } = place;
  const before = known.get(pointer);
  if (before !== undefined) return before;
  known.set(pointer, 0);
  const schema = says(document, place.json);
  const of = (part: Located): number => speakersOf(document, part, step, together, known);
  let count = speakersIn({ json: schema, pointer }, schema, step);
  if (typeof schema.$ref === 'string') count += of(follow(document, schema.$ref));
  for (const keyword of inPlace) {
    const parts = subschemas(place, schema, keyword).map(([, part]) => part);
    const counts = parts.map(of);
    if (keyword === 'anyOf' || keyword === 'oneOf') count += together(counts, parts);
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
