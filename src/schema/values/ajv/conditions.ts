/** The choice of a discriminator as ajv is to read it: conditions that evaluate nothing themselves. */
import { equal, type Json, type JsonObject } from '../../../json.js';
import type { Case, Choice } from '../../node/discriminator.js';
import type { Node } from '../../node/node.js';
import { membersAt } from './parts-of-values.js';
import { apart } from './quirks.js';

/**
 * What the discriminator of a union chooses for some values; `write` writes a branch where it applies to the same value. What it
 * chooses for none of them is left out: of hundreds of branches a value has one.
 */
export function conditionsOf(
  choice: Choice,
  union: Node,
  values: readonly Json[],
  write: (branch: Node) => Json,
): JsonObject {
  const { property, keyword, cases, rest } = choice;
  const named = cases.flatMap((entry) => entry.values);
  const chosen = membersAt(values, property);
  const isChosen = (entry: Case): boolean => chosen.some((value) => isAmong(value, entry.values));
  const among = (some: readonly Json[]): Json =>
    some.length > 0 && { not: apart({ properties: { [property]: { not: { enum: [...some] } } } }) };
  const unionOf = (branches: readonly Node[], isMet: boolean): Json =>
    branches.length > 0 && (isMet ? { [keyword]: branches.map(write) } : true);
  const isLeft = chosen.some((value) => !isAmong(value, named));
  return {
    if: { type: 'object', required: [property] },
    then: apart({
      allOf: [
        ...cases.filter(isChosen).map((entry) => ({ if: among(entry.values), then: write(entry.node) })),
        { if: among(named), else: unionOf(rest, isLeft) },
      ],
    }),
    else: unionOf(union.list(keyword), chosen.length < values.length),
  };
}

function isAmong(value: Json, values: readonly Json[]): boolean {
  return values.some((each) => equal(each, value));
}
