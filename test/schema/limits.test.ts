/** Whatever a document says, a question comes back soon and never overflows. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { ask, object, ref } from './ask.js';

function nested(levels: number, wrap: (inner: Json) => Json, core: Json): Json {
  let schema = core;
  for (let i = 0; i < levels; i++) schema = wrap(schema);
  return schema;
}

const string = { type: 'string' };

describe('limits', () => {
  it('compositions nested without end are given up', () => {
    const deep = (core: Json): Json => nested(20_000, (inner) => ({ allOf: [inner] }), core);
    expect(ask(deep(string), deep({ ...string, maxLength: 1 })).kind).toBe('unproven');
  });

  it('members nested very deeply are given up', () => {
    const deep = (core: Json): Json => nested(3000, (inner) => object({ 'a!': inner }), core);
    expect(ask(deep(string), deep({ ...string, maxLength: 1 })).kind).toBe('unproven');
  });

  it('members nested deeply are not', () => {
    const deep = (core: Json): Json => nested(60, (inner) => object({ 'a!': inner }), core);
    const answer = ask(deep(string), deep({ ...string, maxLength: 1 }));
    expect(answer).toMatchObject({ kind: 'fails', at: '/a'.repeat(60) });
  });

  it('lists nested as deeply as a document may be are shown', () => {
    const deep = (core: Json): Json => nested(380, (items) => ({ type: 'array', items }), core);
    expect(ask(deep(string), deep({ ...string, maxLength: 1 })).kind).toBe('fails');
  });

  it('many alternatives that overlap are decided or given up, not searched for ever', () => {
    const branch = (i: number): Json => object({ [`m${i}`]: string, [`n${i}`]: { type: 'integer' } });
    const branches = Array.from({ length: 14 }, (_, i) => branch(i));
    const begun = performance.now();
    ask({ anyOf: branches }, { oneOf: branches.map((one) => ({ ...(one as object), maxProperties: 3 })) });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('a recursion through every name of a large document is walked once', () => {
    const names = Array.from({ length: 300 }, (_, i) => `N${i}`);
    const document = (leaf: Json): Record<string, Json> =>
      Object.fromEntries(
        names.map((name, i) => [
          name,
          object({
            ...(i === 299 && { leaf }),
            left: ref(names[(i + 1) % 300] as string),
            right: ref(names[(i * 7) % 300] as string),
          }),
        ]),
      );
    const around = { definitions: document({ enum: ['a'] }), theirs: document({ enum: ['a', 'b'] }) };
    expect(ask(ref('N0'), ref('N0'), around)).toEqual({ kind: 'holds' });
    expect(ask(ref('N0'), ref('N0'), { definitions: around.theirs, theirs: around.definitions })).toMatchObject({
      kind: 'fails',
    });
  });
});
