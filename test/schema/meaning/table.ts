/** Questions to the engine, a row each: what is sent, what is read, and what comes of it. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.js';
import type { Answer } from '../../../src/schema/question.js';
import { type Around, ask } from '../ask.js';

/** A name, the sender's schema and the receiver's, and whether all holds or which message fails where. */
export type Row = readonly [
  name: string,
  sender: Json,
  receiver: Json,
  want: 'holds' | { payload: Json; at?: string },
  around?: Around,
];

/** A schema of every text. */
export const string = { type: 'string' };
/** A schema of every integer. */
export const integer = { type: 'integer' };

/** One test for each row. */
export function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [name, sender, receiver, want, around] of rows) {
      const answer: Answer =
        want === 'holds' ? { kind: 'holds' } : { kind: 'fails', payload: want.payload, at: want.at ?? '' };
      it(name, () => expect(ask(sender, receiver, around)).toEqual(answer));
    }
  });
}
