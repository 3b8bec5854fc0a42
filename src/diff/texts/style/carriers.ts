/** How both releases write one value, and how it is compared where one of them writes it in another format. */
import { otherSide, type Pair, type SideName, sideNames } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { hasLists } from './sent.js';
import { type Carrier, type CarrierPlace, carrierOf, isJson } from './style.js';

/** One carrier for each release. */
export type Carriers = Readonly<Record<SideName, Carrier>>;

/** The carriers of the schemas of a message; `otherwise`: where it is carried if no parameter stands there. */
export function carriersOf(documents: Documents, { base, revision }: Pair, otherwise?: CarrierPlace): Carriers {
  return {
    base: carrierOf(documents.base, base, otherwise),
    revision: carrierOf(documents.revision, revision, otherwise),
  };
}

/**
 * The same as if both wrote alike, where one writes in a style and the other does not, or where only one writes JSON: what became of
 * the writing is a change of its own, and JSON has no texts to compare.
 */
export function writtenAlike(carriers: Carriers): Carriers {
  const from = sideNames.find((side) => isPlainer(carriers[side], carriers[otherSide[side]]));
  if (from === undefined) return carriers;
  const { writing, separator } = carriers[from];
  return {
    base: { ...carriers.base, writing, separator },
    revision: { ...carriers.revision, writing, separator },
  };
}

function isPlainer(one: Carrier, other: Carrier): boolean {
  if (hasLists(one) || hasLists(other)) return hasLists(one) && !hasLists(other);
  return isJson(other) && !isJson(one);
}
