/**
 * `pattern` and `patternProperties` as ECMA-262 reads them: unanchored, with the `u` flag. Where a matcher might go
 * back over a text again and again, the text is followed through the pattern's states or its automaton; where it has none,
 * nothing is known. Nor is it of one that ECMA-262 refuses, since whoever wrote it had another dialect in mind.
 */
import { hasWord } from './automata.js';
import { isQuick } from './backtracking.js';
import { isFound } from './simulation.js';
import { spelled } from './spelling.js';

const compiled = new Map<string, RegExp>();

/** Whether a text matches cannot be told, or not in time. */
export class Undecided extends Error {}

/** What comes of asking about texts; undefined where it cannot be told. */
export function ifTold<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** Why no text can be held against the pattern, or undefined where one can. */
export function faultOf(source: string): string | undefined {
  return spelled(source) === undefined
    ? `the pattern ${JSON.stringify(source)} is no regular expression of ECMA-262`
    : undefined;
}

/** Does the text match? Throws where it cannot be told. */
export function matches(source: string, text: string): boolean {
  const pattern = spelled(source);
  if (pattern === undefined) throw new Undecided(faultOf(source));
  const expression = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, expression);
  if (isQuick(pattern, text.length)) return expression.test(text);
  const found = isFound(pattern, text) ?? hasWord(pattern, text);
  if (found !== undefined) return found;
  throw new Undecided(`the pattern ${JSON.stringify(source)} takes too long to try`);
}
