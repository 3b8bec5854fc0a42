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
  it.each<[string, Json, Json, string]>([
    ['a value beside another format', { format: 'x', enum: ['a'] }, { format: 'y' }, 'unproven'],
    ['... which the receiver lists as well', { format: 'x', enum: ['a'] }, { format: 'y', enum: ['a', 'b'] }, 'holds'],
    ['... and the receiver does not list', { format: 'x', enum: ['a', 'b'] }, { format: 'y', enum: ['a'] }, 'fails'],
    ['a value that must not have it', { enum: ['a'] }, { enum: ['a'], not: { format: 'x' } }, 'unproven'],
    ['a value with bounds beside the format', { enum: ['a'] }, { maxLength: 9, format: 'x' }, 'unproven'],
    ['a value beyond these', { enum: ['a'] }, { maxLength: 0, format: 'x' }, 'fails'],
    ['a value in a composition', { enum: ['a'] }, { allOf: [{ anyOf: [{ format: 'x' }] }] }, 'unproven'],
    ['a number', { enum: [1] }, { minimum: 0, format: 'x' }, 'unproven'],
    ['base64', { enum: ['YQ=='] }, { maxLength: 9, format: 'byte' }, 'holds'],
    ['what is no base64', { enum: ['dog'] }, { maxLength: 9, format: 'byte' }, 'unproven'],
    ['another format, of which texts are known', { format: 'x' }, { format: 'uuid' }, 'unproven'],
    [
      'a text that has two formats at once',
      { ...string, anyOf: [{ format: 'x' }, { format: 'uuid' }] },
      { ...string, oneOf: [{ format: 'x' }, { format: 'uuid' }] },
      'unproven',
    ],
  ])('of an unknown format: %s', (_name, sender, receiver, kind) => {
    expect(ask(sender, receiver).kind).toBe(kind);
  });
  it('an unknown format that stays is fine, whatever else changes', () => {
    expect(ask({ ...string, format: 'phone' }, { ...string, format: 'phone', maxLength: 9 }).kind).toBe('fails');
    expect(ask({ ...string, format: 'phone', maxLength: 3 }, { ...string, format: 'phone', maxLength: 9 })).toEqual({
      kind: 'holds',
    });
    expect(ask({ ...string, format: 'phone' }, string)).toEqual({ kind: 'holds' });
  });
});
