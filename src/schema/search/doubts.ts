/** What a value proves nothing of: what cannot be decided, and formats of which nothing is known. */
import type { Json } from '../../json.js';
import { NUMBER, STRING } from '../node/types.js';
import { statesUnknown } from '../node/unknown.js';
import type { Direction } from '../question.js';
import { doubtAbout, isOfFormat } from '../strings/formats.js';
import { accepts } from './accepts.js';
import type { Place } from './facts.js';
import { type Found, NO, unknown } from './found.js';
import type { State } from './state.js';

/** What was found under a doubt proves nothing. */
export function doubtful(state: State, found: Found): Found {
  if (found.is !== 'yes') return found;
  const opaque = unknownFormats(state, false)[0] ?? restsOn(state, found.value);
  if (opaque !== undefined) return unknown(doubtAbout(opaque));
  return state.doubt === undefined ? found : unknown(state.doubt);
}

/**
 * The format of which nothing is known that the value would need to have. Where the sender states it, it has values that
 * differ in whatever else is asked of them, but for what another format asks: the two may have nothing in common.
 */
function restsOn({ atoms }: State, value: Json): string | undefined {
  const formats = atoms.filter((atom) => atom.k === 'format');
  const said = new Set(formats.filter((atom) => atom.said).map((atom) => atom.name));
  const meetsAnother = formats.some(({ name }) => !said.has(name));
  const needed = formats.filter(({ opaque, holds, name }) => opaque && holds && !isCertain(name, value));
  return needed.find(({ name }) => meetsAnother || !said.has(name))?.name;
}

/** The formats of which nothing is known that the value has, or has not. */
function unknownFormats({ atoms }: State, holds: boolean): string[] {
  return atoms.flatMap((atom) => (atom.k === 'format' && atom.opaque && atom.holds === holds ? atom.name : []));
}

function isCertain(format: string, value: Json): boolean {
  return typeof value === 'string' && isOfFormat(format, value);
}

/** May it depend on a format of which nothing is known whether a single value is one of those that are asked for? */
export function isUnsure({ setting, truths, denied }: State): boolean {
  const isSingle = (setting.type & (STRING | NUMBER)) !== 0;
  return isSingle && [...truths, ...denied].some(({ node }) => statesUnknown(node));
}

/** Of values that the sender may write one may be taken by all but a format of which nothing is known: that may refuse it. */
export function refusedBy(state: State, values: readonly Json[], place: Place, direction: Direction): Found {
  const formats = unknownFormats(state, false);
  if (formats.length === 0) return NO;
  const writes: Place = { ...place, lits: place.lits.filter((lit) => lit.holds) };
  for (const format of formats)
    if (values.some((value) => !isCertain(format, value) && accepts(value, writes, direction)))
      return unknown(doubtAbout(format));
  return NO;
}
