/**
 * The texts of a segment of a path, as patterns: what is written out, and between that what its parameters may be. Parameters are
 * read as they are before they are encoded; of those of which nothing is known, any text that is not empty.
 */
import type { OpenApi, Operation, Parameter } from '../../../openapi/model.js';
import { mayShare } from '../../../schema/strings/automata.js';
import { ifTold, matches } from '../../../schema/strings/patterns.js';
import { textsIn } from '../../match/paths/template-matches.js';
import { decodedPath } from '../../match/paths/uris.js';
import { mayBeWritten } from './may-be-written.js';
import { escaped, type PathTexts, textsOfParameter } from './path-texts.js';

/** Who writes a path, or reads it, and by which operation. */
export interface Party {
  readonly document: OpenApi;
  readonly operation: Operation;
  readonly sends: boolean;
}

/** A segment of a path; null where it does not matter what its parameters take. */
export interface Segment {
  readonly text: string;
  readonly party: Party | null;
}

/** The texts of a segment, and whether more is known of them than the template says. */
export interface SegmentTexts {
  /** Anchored. */
  readonly pattern: string;
  readonly isKnown: boolean;
  readonly sample: string | undefined;
}

/** May one text be that of two segments whose templates overlap? Where nobody can tell: yes. */
export function mayMeet(one: Segment, other: Segment): boolean {
  const [text, another] = [decodedPath(one.text), decodedPath(other.text)];
  if (text === undefined || another === undefined) return true;
  if (!another.includes('{')) return mayBe({ ...one, text }, another);
  if (!text.includes('{')) return mayBe({ ...other, text: another }, text);
  const [mine, its] = [textsOfSegment({ ...one, text }), textsOfSegment({ ...other, text: another })];
  if (!mine.isKnown && !its.isKnown) return true;
  // One text settles most, and automata are much to load.
  const samples = [mine.sample, its.sample].filter((text) => text !== undefined);
  const isShared = (text: string): boolean => matches(mine.pattern, text) && matches(its.pattern, text);
  return samples.some((text) => ifTold(() => isShared(text))) || mayShare(mine.pattern, its.pattern);
}

/** May a segment be this text? */
function mayBe(segment: Segment, text: string): boolean {
  const { text: template, party } = segment;
  if (party === null || !template.includes('{')) return true;
  const isWritten = textsIn(template, text).every(([name, part]) => {
    const declared = pathParameters(party.operation, name);
    return declared.length === 0 || declared.some((parameter) => mayBeWritten(party.document, parameter, part));
  });
  return isWritten && (ifTold(() => matches(textsOfSegment(segment).pattern, text)) ?? true);
}

/** The texts of a segment. */
export function textsOfSegment({ text, party }: Segment): SegmentTexts {
  const parts = text.split(/\{([^}]*)\}/).map((part, i): PathTexts => {
    if (i % 2 === 0) return { pattern: escaped(part), sample: part };
    const found = party === null ? undefined : textsOf(party, part);
    return found ?? { pattern: anything, sample: 'a' };
  });
  const isKnown = parts.some(({ pattern }, i) => i % 2 === 1 && pattern !== anything);
  const samples = parts.map(({ sample }) => sample);
  return {
    pattern: `^${parts.map(({ pattern }) => pattern).join('')}$`,
    isKnown,
    sample: samples.includes(undefined) ? undefined : samples.join(''),
  };
}

const anything = '[^]+';

/** Undefined where nothing is known of a parameter. */
function textsOf({ document, operation, sends }: Party, name: string): PathTexts | undefined {
  const found = pathParameters(operation, name).map((parameter) => textsOfParameter(document, parameter, sends));
  const known = found.filter((texts) => texts !== undefined);
  if (known.length === 0 || known.length < found.length) return undefined;
  return { pattern: `(?:${known.map(({ pattern }) => pattern).join('|')})`, sample: known[0]?.sample };
}

/** The path parameters of a name; one, where OpenAPI is kept to. */
export function pathParameters(operation: Operation, name: string): Parameter[] {
  return operation.parameters().filter((parameter) => parameter.in === 'path' && parameter.name === name);
}
