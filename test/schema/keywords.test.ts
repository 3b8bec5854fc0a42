/** Every keyword both ways: the narrow schema fits into the wide one, and the other way a payload shows the difference. */
import { describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { CASES } from './keyword-cases.js';

describe('each keyword', () => {
  for (const [name, { narrow, wide, witness, at = '', definitions = {} }] of CASES) {
    it(`${name}: the wider one holds the narrower one`, () => {
      expect(ask(narrow, wide, { definitions })).toEqual({ kind: 'holds' });
    });
    it(`${name}: a payload shows what the narrower one refuses`, () => {
      expect(ask(wide, narrow, { definitions })).toEqual({ kind: 'fails', payload: witness, at });
    });
    it(`${name}: each holds itself`, () => {
      expect(ask(narrow, structuredClone(narrow), { definitions })).toEqual({ kind: 'holds' });
      expect(ask(wide, structuredClone(wide), { definitions })).toEqual({ kind: 'holds' });
    });
  }
});
