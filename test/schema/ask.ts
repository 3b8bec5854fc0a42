/** Asks one question about schemas written in place, in words of 3.1. */
import type { Json } from '../../src/json.js';
import type { Answer, Direction, SchemaSource, Step } from '../../src/schema/question.js';
import { subsume } from '../../src/schema/subsume.js';
import { sourceOf } from './source.js';

/** What a case says besides its two schemas. */
export interface Around {
  readonly definitions?: Readonly<Record<string, Json>>;
  /** The receiver's definitions where they differ from the sender's. */
  readonly theirs?: Readonly<Record<string, Json>>;
  readonly direction?: Direction;
  readonly at?: { readonly path: readonly Step[]; readonly receiver: Json };
  readonly read?: SchemaSource['read'];
}

/** Does the receiver hold all that the sender may write? */
export function ask(sender: Json, receiver: Json, around: Around = {}): Answer {
  const { definitions = {}, theirs = definitions, direction = 'response', at, read } = around;
  const source = (named: Readonly<Record<string, Json>>): SchemaSource => ({
    ...sourceOf(named),
    ...(read && { read }),
  });
  return subsume({
    sender: { schema: sender, source: source(definitions) },
    receiver: { schema: receiver, source: source(theirs) },
    direction,
    ...(at && { at }),
  });
}

/** A reference to a named schema. */
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** An object that declares these members; a name with `!` is required. */
export function object(members: Readonly<Record<string, Json>>, rest: Readonly<Record<string, Json>> = {}): Json {
  const names = Object.keys(members);
  const required = names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1));
  const properties = Object.fromEntries(names.map((name) => [name.replace(/!$/, ''), members[name] as Json]));
  return { type: 'object', properties, ...(required.length > 0 && { required }), ...rest };
}
