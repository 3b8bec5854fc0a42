/** What ajv 8 reads wrongly, or not at all, where it stands beside other keywords: it is set apart. */
import { isObject, type Json, type JsonObject } from '../../../json.js';

/** The schema with such keywords set apart; `besides` are parts that hold as well. */
export function apart(made: JsonObject, besides: readonly Json[] = []): JsonObject {
  const parts = [...besides, ...setApart(made)];
  return parts.length === 0 ? made : { ...made, allOf: [...((made.allOf as Json[]) ?? []), ...parts] };
}

/** Takes them out of the schema; answers the parts that hold besides. */
function setApart(made: JsonObject): Json[] {
  const parts: Json[] = [...demandNameless(made)];
  if (isEmpty(made.enum) || isEmpty(made.type)) parts.push(nothing(made));
  if (made.contains !== undefined) parts.push({ not: { not: take(made, ['contains', 'minContains', 'maxContains']) } });
  if (made.$ref !== undefined && made.if !== undefined)
    parts.push(take(made, ['$ref']), take(made, ['if', 'then', 'else']));
  if (isObject(made.properties) && Object.hasOwn(made.properties, PROTO)) nameByPattern(made, made.properties);
  if (made.patternProperties !== undefined)
    parts.push(take(made, ['properties', 'patternProperties', 'additionalProperties']));
  return parts;
}

// `contains`: ajv takes an empty array for one that contains something when `prefixItems` stands beside it, and counts
// every item as evaluated by it; so it is only looked at, and `unevaluatedItems` lets pass what it matches. `$ref`: ajv
// forgets what it evaluates where a condition stands beside it. `patternProperties`: ajv notes what they evaluate where
// an alternative beside them noted nothing, and throws. What `additionalProperties` speaks of is told by the other two,
// so they go together.
function take(made: JsonObject, keywords: readonly string[]): JsonObject {
  const apart: JsonObject = {};
  for (const keyword of keywords) {
    if (made[keyword] !== undefined) apart[keyword] = made[keyword];
    delete made[keyword];
  }
  return apart;
}

const PROTO = '__proto__';

/** ajv leaves a member of this name aside; by a pattern it finds it. */
function nameByPattern(made: JsonObject, properties: JsonObject): void {
  const { [PROTO]: proto, ...others } = properties;
  made.properties = others;
  const patterns = isObject(made.patternProperties) ? made.patternProperties : {};
  made.patternProperties = { ...patterns, [`^${PROTO}$`]: proto as Json };
}

/**
 * That no object lacks the member whose name is empty. ajv finds one in every object; a pattern finds it where it is.
 */
const NAMED: Json = { not: { type: 'object', patternProperties: { '^$': false } } };

function demandNameless(made: JsonObject): Json[] {
  const parts: Json[] = [];
  if (lists(made.required)) {
    made.required = named(made.required);
    parts.push(NAMED);
  }
  if (!isObject(made.dependentRequired)) return parts;
  const entries = Object.entries(made.dependentRequired);
  const needing = entries.filter(([, needed]) => lists(needed)).map(([name]): [string, Json] => [name, NAMED]);
  if (needing.length === 0) return parts;
  made.dependentRequired = Object.fromEntries(
    entries.map(([name, needed]): [string, Json] => [name, lists(needed) ? named(needed) : needed]),
  );
  return [...parts, { dependentSchemas: Object.fromEntries(needing) }];
}

function lists(names: Json | undefined): names is Json[] {
  return Array.isArray(names) && names.includes('');
}

function named(names: readonly Json[]): Json[] {
  return names.filter((name) => name !== '');
}

/** A list of no values or types lets nothing pass; ajv refuses to read the one and overlooks the other. */
function nothing(made: JsonObject): boolean {
  delete made.enum;
  delete made.type;
  return false;
}

function isEmpty(list: Json | undefined): boolean {
  return Array.isArray(list) && list.length === 0;
}
