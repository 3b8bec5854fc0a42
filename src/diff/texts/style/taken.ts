/** Whether somebody takes all requests of an operation that is gone, by what its path parameters and theirs may be. */
import type { Json, JsonObject } from '../../../json.js';
import type { Operation, Parameter } from '../../../openapi/model.js';
import { mayShare } from '../../../schema/strings/automata.js';
import type { Documents } from '../../change/subjects.js';
import { type Taker, takersOf } from '../../match/paths/takers.js';
import { blank } from '../../match/paths/templates.js';
import { decodedPath } from '../../match/paths/uris.js';
import { readAsNumber } from './path-texts.js';
import { mayMeet, type Party, pathParameters, textsOfSegment } from './segments.js';
import { waysOf, writingsOf } from './style.js';

/**
 * Those who take requests of an operation that is gone, for each of its servers, but for those with whom its texts never
 * meet.
 */
export function takers({ base, revision }: Documents, gone: Operation): Taker[][] {
  const party: Party = { document: base, operation: gone, sends: true };
  const mayTake = ({ operation, segments }: Taker): boolean => {
    const other: Party = { document: revision, operation, sends: false };
    return segments.every(([text, its]) => mayMeet({ text, party }, { text: its, party: other }));
  };
  return takersOf(revision, gone).map((all) => all.filter(mayTake));
}

/** A path parameter, and its values with which nobody takes the request, as a schema. */
export interface Untaken {
  readonly parameter: Parameter;
  readonly values: JsonObject;
}

/** Such values of one of the parameters that are a whole segment; undefined where somebody may take whatever is written. */
export function untaken(documents: Documents, gone: Operation, all: readonly Taker[]): Untaken | undefined {
  for (const [segment] of all[0]?.segments ?? []) {
    const [, name] = /^\{([^}]*)\}$/.exec(segment) ?? [];
    const [parameter, other] = name === undefined ? [] : pathParameters(gone, name);
    if (parameter === undefined || other !== undefined || !isPlain(parameter)) continue;
    const taken = all.map((taker) => takenBy(documents, taker, segment));
    if (!taken.includes(undefined)) return { parameter, values: others(taken as Taken[]) };
  }
  return undefined;
}

/** Texts of a segment that another path takes: one, or those of a pattern. */
type Taken = { readonly text: string } | { readonly pattern: string };

/** Those of one taker; undefined where that may be any. */
function takenBy({ revision }: Documents, { operation, segments }: Taker, segment: string): Taken | undefined {
  const [, own = ''] = segments.find(([gone]) => gone === segment) ?? [];
  const text = decodedPath(own);
  if (text === undefined) return undefined;
  if (!text.includes('{')) return { text };
  const { pattern, isKnown } = textsOfSegment({ text, party: { document: revision, operation, sends: false } });
  return isKnown || blank(text) !== '{}' ? { pattern } : undefined;
}

/** Is its text the value itself? */
function isPlain({ json, pointer }: Parameter): boolean {
  const isStyled = waysOf({ json, pointer }).every(({ mediaType }) => mediaType === undefined);
  return isStyled && writingsOf(json, 'path', false).every(({ style }) => style === 'simple');
}

/** Single values with other texts than those that are taken. */
function others(taken: readonly Taken[]): JsonObject {
  const texts = taken.flatMap((each) => ('text' in each ? [each.text] : []));
  const patterns = taken.flatMap((each) => ('pattern' in each ? [each.pattern] : []));
  const numbers = texts.map(Number).filter((number, i) => String(number) === texts[i]);
  const isNoNumber = patterns.every((pattern) => !mayShare(pattern, `^(?:${readAsNumber})$`));
  return {
    anyOf: [
      {
        type: 'string',
        minLength: 1,
        not: { anyOf: [{ enum: texts }, ...patterns.map((pattern) => ({ pattern }))] },
      },
      ...(isNoNumber ? [{ type: 'number', not: { enum: numbers as Json[] } }] : []),
    ],
  };
}
