/** The choice of a discriminator as ajv is to read it: conditions that evaluate nothing themselves. */
import type { Json, JsonObject } from '../../../json.js';
import type { Choice } from '../../node/discriminator.js';
import type { Node } from '../../node/node.js';
import { apart } from './quirks.js';

/** What the discriminator of a union chooses; `write` writes a branch where it applies to the same value. */
export function conditionsOf(
  { property, keyword, cases, rest }: Choice,
  union: Node,
  write: (branch: Node) => Json,
): JsonObject {
  const among = (values: readonly Json[]): Json =>
    values.length > 0 && { not: apart({ properties: { [property]: { not: { enum: [...values] } } } }) };
  const chosen: Json[] = cases.map(({ values, node }) => ({ if: among(values), then: write(node) }));
  const left: Json = rest.length > 0 && { [keyword]: rest.map(write) };
  const known = among(cases.flatMap(({ values }) => values));
  const plain = union.list(keyword).map(write);
  return {
    if: { type: 'object', required: [property] },
    then: apart({ allOf: [...chosen, { if: known, else: left }] }),
    else: { [keyword]: plain },
  };
}
