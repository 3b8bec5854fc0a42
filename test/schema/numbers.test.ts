/** Numbers far apart and of many digits are found all the same. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { ask } from './ask.js';

const number = (rest: Readonly<Record<string, Json>>): Json => ({ type: 'number', ...rest });
const integer = (rest: Readonly<Record<string, Json>>): Json => ({ type: 'integer', ...rest });

describe('a multiple that is asked for', () => {
  it.each<[string, Json, number]>([
    ['of all doubles from nought on', number({ format: 'double', minimum: 0 }), 0.005],
    ['of all doubles', number({ format: 'double' }), 0.005],
    ['of floats', number({ format: 'float', minimum: 0 }), 0.005],
    ['below a distant bound', number({ maximum: 1e15 }), 0.005],
    ['above a distant bound', number({ minimum: -1e21 }), 0.005],
    ['beside a bound', number({ minimum: 7, maximum: 1e15 }), 7.005],
    ['beside an excluded bound', number({ exclusiveMinimum: 7, format: 'double' }), 7.005],
    ['below nought', number({ exclusiveMaximum: 0, format: 'double' }), -0.005],
    ['by bounds that are near', number({ minimum: 0, maximum: 1e6 }), 0.005],
  ])('%s', (_name, sender, payload) => {
    expect(ask(sender, number({ multipleOf: 0.01 }))).toMatchObject({ kind: 'fails', payload });
    expect(ask({ ...(sender as object), multipleOf: 0.01 }, sender).kind).toBe('holds');
  });

  it('two of them', () => {
    const sender = number({ format: 'double', minimum: 1 });
    const answer = ask(sender, { anyOf: [{ multipleOf: 0.5 }, { multipleOf: 0.03 }] });
    expect(answer.kind).toBe('fails');
  });
});

describe('beyond what a double holds exactly', () => {
  it.each<[string, Json, Json, number]>([
    ['above', integer({ multipleOf: 3 }), integer({ maximum: 1e21 }), 3e21],
    ['below', integer({ multipleOf: 3 }), integer({ minimum: -1e21 }), -3e21],
    ['between', integer({ multipleOf: 7, maximum: 2e21 }), integer({ maximum: 1e21 }), 1.4e21],
    ['far beyond', integer({ multipleOf: 3 }), integer({ maximum: 1e300 }), 3e300],
  ])('%s', (_name, sender, receiver, payload) => {
    expect(ask(sender, receiver)).toMatchObject({ kind: 'fails', payload });
  });
});
