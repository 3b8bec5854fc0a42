/** Which parts of some values a keyword's subschemas speak of. */
import { isObject, type Json } from '../../../json.js';
import type { Node } from '../../node/node.js';

/** What the parts of a value are for: those to which a keyword's subschemas apply. */
export const PARTS: Readonly<Record<string, (value: Json) => readonly Json[]>> = {
  items: itemsOf,
  contains: itemsOf,
  unevaluatedItems: itemsOf,
  additionalProperties: membersOf,
  unevaluatedProperties: membersOf,
  propertyNames: (value) => (isObject(value) ? Object.keys(value) : []),
};

/** The items of an array; none of anything else. */
export function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The items at one index, of those arrays that are so long. An item may be null, or an array itself. */
export function itemsAt(values: readonly Json[], index: number): Json[] {
  return values.filter((value) => itemsOf(value).length > index).map((value) => itemsOf(value)[index] as Json);
}

function membersOf(value: Json): readonly Json[] {
  return isObject(value) ? Object.values(value) : [];
}

/** The values of the members whose names are meant. */
export function named(values: readonly Json[], isMeant: (name: string) => boolean): Json[] {
  return values.flatMap((value) =>
    isObject(value) ? Object.keys(value).flatMap((name) => (isMeant(name) ? [value[name] as Json] : [])) : [],
  );
}

/** The values of one member. */
export function membersAt(values: readonly Json[], name: string): Json[] {
  return values.flatMap((value) => (isObject(value) && Object.hasOwn(value, name) ? [value[name] as Json] : []));
}

/** Does one of the values have the member? */
export function haveMember(values: readonly Json[], name: string): boolean {
  return values.some((value) => isObject(value) && Object.hasOwn(value, name));
}

/** The `contains` of the schema and of what certainly holds with it. */
export function containedBy(root: Node): Node[] {
  const found: Node[] = [];
  const all = new Set<Node>([root]);
  for (const node of all) {
    const own = node.sub('contains');
    if (own !== undefined) found.push(own);
    for (const part of [...node.list('allOf'), node.target()]) if (part !== undefined) all.add(part);
  }
  return found;
}
