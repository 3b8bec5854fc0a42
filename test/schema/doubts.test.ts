/** What cannot be proved, and the reason that is given. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { subsume } from '../../src/schema/subsume.js';
import { ask, object, ref } from './ask.js';
import { sourceOf } from './source.js';

const string = { type: 'string' };

describe('what cannot be proved', () => {
  const UNPROVEN: readonly [string, Json, Json, RegExp][] = [
    [
      'an unknown format that changes',
      { ...string, format: 'phone' },
      { ...string, format: 'twiml' },
      /format "twiml"/,
    ],
    ['an unknown format that is added', string, { ...string, format: 'phone' }, /format "phone"/],
    ['a format of bytes that is added', string, { ...string, format: 'byte' }, /not base64/],
    ['a reference to nothing', string, ref('Gone'), /names nothing/],
    ['a reference only to itself', string, ref('Loop'), /leads only to itself/],
    ['a pattern that is none', string, { ...string, pattern: '(' }, /no regular expression/],
    [
      'a sender that requires what it does not declare',
      object({ a: string }, { required: ['b'] }),
      object({ 'c!': string }),
      /does not declare/,
    ],
    [
      '... and may write null beside',
      object({ a: { type: 'number' } }, { type: ['object', 'null'], required: ['b'] }),
      object({ a: { type: 'integer' } }, { type: ['object', 'null'], required: ['b'] }),
      /does not declare/,
    ],
  ];
  for (const [name, sender, receiver, reason] of UNPROVEN) {
    it(name, () => {
      const answer = ask(sender, receiver, { definitions: { Loop: ref('Loop') } });
      expect(answer).toEqual({ kind: 'unproven', reason: expect.stringMatching(reason) });
    });
  }
  it('a doubt is not forgotten where a later question meets the same place', () => {
    const sender = { A: object({ a: string }, { required: ['b'] }), B: object({ 'in!': ref('A') }) };
    const receiver = { A: object({ 'c!': string }), B: object({ 'in!': ref('A') }) };
    const from = sourceOf(sender);
    const to = sourceOf(receiver);
    for (const name of ['A', 'B', 'A']) {
      const answer = subsume({
        sender: { schema: ref(name), source: from },
        receiver: { schema: ref(name), source: to },
        direction: 'response',
      });
      expect(answer.kind).toBe('unproven');
    }
  });
  it('an unknown format that stays is fine, whatever else changes', () => {
    expect(ask({ ...string, format: 'phone' }, { ...string, format: 'phone', maxLength: 9 }).kind).toBe('fails');
    expect(ask({ ...string, format: 'phone', maxLength: 3 }, { ...string, format: 'phone', maxLength: 9 })).toEqual({
      kind: 'holds',
    });
    expect(ask({ ...string, format: 'phone' }, string)).toEqual({ kind: 'holds' });
  });
});
