/**
 * The domain of strings: lengths, patterns, formats and excluded values. Plain candidates are tried first; only when
 * none fits are the patterns made automata, whose common language is then either empty (a proof) or yields words to
 * try.
 */
import type { Json } from '../../../json.js';
import { type Language, language } from '../../strings/automata.js';
import { hasFormat, isOfFormat, stringFormat } from '../../strings/formats.js';
import { lengthOf } from '../../strings/length.js';
import { ifTold, matches } from '../../strings/patterns.js';
import { samplesOf } from '../../strings/samples.js';
import { words } from '../../strings/words.js';
import type { Place } from '../facts.js';
import { type Found, NO, unknown, yes } from '../found.js';
import type { State } from '../state.js';

interface Pattern {
  readonly source: string;
  readonly holds: boolean;
}
interface Format {
  readonly name: string;
  readonly holds: boolean;
}

/** What is asked of a string. */
interface Asked {
  readonly min: number;
  readonly max: number;
  readonly patterns: readonly Pattern[];
  readonly formats: readonly Format[];
  readonly out: ReadonlySet<Json>;
}

const PLAIN = ['a', 'b', 'A', '1', '0', '-', 'ab', 'abc', 'string', '_', '#', ' ', '?', 'é', '', '/', '.', '😀'];
/** Integers, the last of them outside of 32 and of 64 bits. */
const DIGITS = ['7', '42', '100', '1000', '-1', '10000000000', '10000000000000000000'];
const MAX_LENGTH = 100_000;
const WORDS = 200;
/** A quantifier, by the last of its numbers. */
const COUNT = /(\d+)\}/g;
const MAX_COUNTS = 10;

/** A string with all the facts of the state, or the proof that there is none. */
export function finishString(state: State, _place: Place): Found {
  const asked = askedOf(state);
  if (asked.max < asked.min) return NO;
  if (asked.min > MAX_LENGTH) return unknown('the strings asked for are too long to write down');
  for (const text of candidates(state, asked)) if (fits(text, asked)) return yes(text);
  return byAutomata(asked);
}

function askedOf(state: State): Asked {
  const patterns = state.atoms.filter((atom) => atom.k === 'pattern');
  const formats = state.atoms.filter((atom) => atom.k === 'format').filter((format) => format.holds || !format.opaque);
  const longest = formats.map(({ name, holds }) => (holds && stringFormat(name)?.longest) || Number.POSITIVE_INFINITY);
  return { min: state.min, max: Math.min(state.max, ...longest), patterns, formats, out: new Set(state.out) };
}

function fits(text: string, asked: Asked): boolean {
  return judge(text, asked) === true;
}

/**
 * Is it a string that is asked for? Undefined where a pattern cannot be told to match it or not, and nothing else
 * excludes it.
 */
function judge(text: string, { min, max, patterns, formats, out }: Asked): boolean | undefined {
  if (out.has(text)) return false;
  const length = lengthOf(text);
  if (length < min || length > max) return false;
  if (!formats.every(({ name, holds }) => hasFormat(name, text) === holds)) return false;
  // What is no base64 has the format to some readers.
  const isByte = formats.every(({ name, holds }) => name !== 'byte' || !holds || isOfFormat(name, text));
  const settled = patterns.map(({ source, holds }) => isSettled(source, text, holds));
  if (settled.includes(false)) return false;
  return !isByte || settled.includes(undefined) ? undefined : true;
}

/** Does the text match, or not, as it should? Undefined where that cannot be told. */
function isSettled(source: string, text: string, holds: boolean): boolean | undefined {
  return ifTold(() => matches(source, text) === holds);
}

function* candidates(state: State, { min, max, patterns, formats }: Asked): Iterable<string> {
  for (const { node } of state.truths) {
    const examples = node.get('examples');
    const hints = [...(Array.isArray(examples) ? examples : []), node.get('example'), node.get('default')];
    for (const hint of hints) if (typeof hint === 'string') yield hint;
  }
  for (const { name, holds } of formats) {
    if (!holds) continue;
    const samples = stringFormat(name)?.samples ?? (name === 'byte' ? ['YQ==', 'YWJj'] : []);
    yield* samples;
    for (const sample of samples) if (sample.length < min) yield* [sample.padEnd(min, 'a'), sample.padStart(min, 'a')];
  }
  yield* PLAIN;
  for (const length of [min, Math.min(max, min + 1), ...countsIn(patterns)])
    if (length > 1 && length <= max) for (const one of ['a', '1', ' ']) yield one.repeat(length);
  yield* DIGITS;
  for (const { name } of formats) yield* stringFormat(name)?.samples ?? [];
}

/** How often patterns repeat something at most, and once more: a text of one character is soon told to be too long. */
function countsIn(patterns: readonly Pattern[]): number[] {
  const counts = patterns.flatMap(({ source }) => [...source.matchAll(COUNT)].map(([, count]) => Number(count)));
  return [...new Set(counts)]
    .filter((count) => count < MAX_LENGTH)
    .slice(0, MAX_COUNTS)
    .flatMap((count) => [count, count + 1]);
}

function byAutomata(asked: Asked): Found {
  const parts: Language[] = [];
  const take = (source: string, holds: boolean): void => {
    const part = language(source, holds);
    if (part !== undefined) parts.push(part);
  };
  for (const { source, holds } of asked.patterns) take(source, holds);
  for (const { name, holds } of asked.formats) {
    const known = stringFormat(name);
    if (known !== undefined && (known.exact === true || holds)) take(known.within, holds);
  }
  const found = words(parts, asked.min, asked.max, WORDS + asked.out.size);
  if (found === undefined) return bySyntax(asked) ?? unknown('the patterns make too large an automaton');
  // Every string that is asked for is among these words, where these are all.
  let none = found.complete;
  for (const text of found.words) {
    const fit = judge(text, asked);
    if (fit === true) return yes(text);
    if (fit === undefined) none = false;
  }
  if (none) return NO;
  return outsideFormat(asked, parts) ?? bySyntax(asked) ?? unknown(reason(asked));
}

/** What has no automaton, or one that has too many words, is still seen to have some. */
function bySyntax(asked: Asked): Found | undefined {
  for (const { source, holds } of asked.patterns) {
    const text = holds ? samplesOf(source).find((word) => fits(word, asked)) : undefined;
    if (text !== undefined) return yes(text);
  }
  return undefined;
}

/**
 * Whatever is outside the language that holds all of a format is outside the format, though its exact edge is not
 * known.
 */
function outsideFormat(asked: Asked, parts: readonly Language[]): Found | undefined {
  for (const { name, holds } of asked.formats) {
    const known = holds ? undefined : stringFormat(name);
    const outside = known === undefined || known.exact === true ? undefined : language(known.within, false);
    if (outside === undefined) continue;
    const found = words([...parts, outside], asked.min, asked.max, WORDS + asked.out.size);
    const text = found?.words.find((word) => fits(word, asked));
    if (text !== undefined) return yes(text);
  }
  return undefined;
}

function reason({ patterns, formats }: Asked): string {
  const named = [
    ...formats.map(({ name }) => `format "${name}"`),
    ...patterns.map(({ source }) => `pattern ${JSON.stringify(source)}`),
  ];
  return `no string was found, nor excluded, that decides ${named.join(' and ')}`;
}
