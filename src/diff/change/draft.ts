/** What a rule finds: a change whose verdict still depends on who sends the message that it concerns. */
import { type Json, type JsonObject, member, toPointer } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import type { At, Detail, Reason, ReasonKind, Witness } from './change.js';
import type { Pair, SideName, Spot } from './pair.js';
import type { OperationPair } from './subjects.js';
import type { Verdict } from './verdict.js';

/** A verdict that needs no schema to be asked. The witness lacks what only the reaching operation knows. */
export interface Settled {
  readonly verdict: Verdict;
  readonly reason?: Reason;
  readonly witness?: Partial<Witness> & Pick<Witness, 'part'>;
}

/**
 * What differs at a place: all of the schema where nothing is named. The rest of it is compared by itself, or did not
 * change.
 */
export interface Replaced extends Pair {
  readonly keywords?: readonly string[];
  /** Members whose schema comes or goes. */
  readonly members?: readonly string[];
  /** Members that must be there, or need not be any more. */
  readonly required?: readonly string[];
}

/** A verdict that the subsumption of schemas decides. */
export interface Asked {
  readonly spot: Spot;
  /** The change by itself, so that one release can be read with this alone as the other says it. */
  readonly replaced: Replaced;
  /** What this release, as the receiver, demands here (a schema in 2020-12 words); null when it demands nothing. */
  demand(side: SideName, direction: Direction): Json | null;
  /**
   * The verdict when the receiver takes everything, by whether the other way round holds as well; null: then it is no
   * change.
   */
  readonly held: { readonly bothWays: Verdict; readonly oneWay: Verdict } | null;
  /** Parts of the demand that are compared by themselves: by itself, the place is asked as if they had not changed. */
  readonly besides?: readonly Pair[];
  /** A keyword that says nothing of the value at its place: only the messages that reach it can tell. */
  readonly flag?: Flag;
  /** A member of the place that the receiver expects nobody to write, though the sender may. */
  readonly unexpected?: Unexpected;
}

/** A member that one release leaves out of messages (readOnly, writeOnly) and the other does not name. */
export interface Unexpected {
  readonly name: string;
  /** The messages that it is left out of. */
  readonly flow: Direction;
  /** Where it may be written and nothing is refused. */
  readonly otherwise: Settled;
}

/** A keyword such as `readOnly`: whoever demands the value around the place minds it. */
export interface Flag {
  readonly place: Pair;
  readonly keyword: string;
  /** The messages that mind it; in others it is words. */
  readonly flow: Direction;
  /** Where no message shows a break. */
  readonly otherwise: Settled;
  /** The same where the value is the whole of a message, and no member at all. */
  readonly ofMessage: Settled;
}

/** A verdict that falls when the sender may write some value of a kind; that value is the witness. */
export interface Sampled {
  /** What each release says of the value. */
  readonly schemas: Pair;
  readonly kinds: readonly Kind[];
  /**
   * Where the values travel as texts, so that 1 and "1" are one: both releases write in styles, or only one of them, and the other
   * as JSON, where a kind tells numbers from words.
   */
  readonly texts?: 'styled' | 'beside-json';
  /** What holds when there is no such value. */
  otherwise(direction: Direction): Settled;
}

/** A kind of values, and what it says when there is one of them. */
export interface Kind {
  /** A schema in 2020-12 words. */
  readonly values: JsonObject;
  readonly found: Settled;
  /**
   * Only values of which this release, as the receiver, knows nothing but the text: the number 5, where it takes the string "5"
   * alone.
   */
  readonly knownByText?: SideName;
  /** What a message with such a value has in the part that the witness shows; the value, when absent. */
  shown?(value: Json): Json;
}

/** Settled for each direction, asked, or settled by a sample. */
export type Judgement =
  | {
      readonly kind: 'settled';
      readonly byOperation?: boolean;
      judge(direction: Direction, operation?: OperationPair): Settled;
    }
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'sampled'; readonly sampled: Sampled };

/** A change in the making. */
export interface Draft {
  readonly at: At;
  readonly detail: Detail;
  /** Which part of an operation it is about, for what stands in the operation itself; request when absent. */
  readonly flow?: Direction;
  /** The operations that it is about, where that is not a matter of who reaches the place. */
  readonly operations?: readonly string[];
  /** The schemas in whose messages it may stand, where it has no pair of its own: it concerns who reaches them. */
  readonly among?: readonly Pair[];
  /** The place of a settled change that says nothing where the value there is written in some way. */
  readonly spot?: Spot;
  /** That way: as what both releases know to be bytes, or as a text; bytes when absent. */
  readonly silentAs?: 'bytes' | 'text';
  /** Does a settled change say nothing in a message of this media type, of the value that is this member? */
  silentIn?(mediaType: string, member: string | undefined): boolean;
  /** The member that comes or goes, and the object: in a query others may have to do with its name. */
  readonly member?: { readonly spot: Spot; readonly name: string };
  /** Where it does not ask of some keywords: that the schemas at its place mean the same, or what they mean as wholes. */
  readonly speaksOf?: 'sameness' | 'whole';
  readonly judgement: Judgement;
}

/** Is it about words alone, and about no demand, no member and no reference? */
export function isWords({ judgement, speaksOf, member: name }: Draft): boolean {
  return judgement.kind !== 'asked' && speaksOf !== 'whole' && name === undefined;
}

/** The same verdict whoever sends. */
export function settled(verdict: Verdict, more: Omit<Settled, 'verdict'> = {}): Judgement {
  return { kind: 'settled', judge: () => ({ verdict, ...more }) };
}

/** A verdict for each direction. */
export function directed(judge: (direction: Direction) => Settled): Judgement {
  return { kind: 'settled', judge };
}

/** A verdict for each direction and each operation that it reaches; undefined for what no operation reaches. */
export function byOperation(judge: (direction: Direction, operation: OperationPair | undefined) => Settled): Judgement {
  return { kind: 'settled', byOperation: true, judge };
}

/** A verdict that the engine decides. */
export function asked(question: Asked): Judgement {
  return { kind: 'asked', asked: question };
}

/** A verdict that a value of the sender decides. */
export function sampled(question: Sampled): Judgement {
  return { kind: 'sampled', sampled: question };
}

/** The pointers of a pair, either of which may be missing. */
export function placeOf(
  base: { pointer: string } | null | undefined,
  revision: { pointer: string } | null | undefined,
): At {
  return { base: base?.pointer ?? null, revision: revision?.pointer ?? null };
}

/** The pointers of one member of the objects of a pair; of the object itself where it lacks the member. */
export function placeOfMember({ base, revision }: Pair<JsonObject>, name: string): At {
  const place = ({ json, pointer }: Located<JsonObject>): { pointer: string } => ({
    pointer: member(json, name) === undefined ? pointer : pointer + toPointer([name]),
  });
  return placeOf(place(base), place(revision));
}

/** What a rule saw on both sides, as far as either says it. */
export function fromTo(from: Json | undefined, to: Json | undefined): Pick<Detail, 'from' | 'to'> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/**
 * The verdict where no payload can show a break (how a part of a form is written, which values bytes are): what would
 * be one is left to somebody's judgement, for the reason `kind`.
 */
export function inDoubt(settled: Settled, kind: ReasonKind = 'meaning'): Settled {
  return settled.verdict === 'wire' ? { verdict: 'review', reason: { kind } } : settled;
}
