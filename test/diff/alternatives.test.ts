import { describe, expect, it } from 'vitest';
import { alternativesOf } from '../../src/diff/schemas/read/alternatives.js';
import { parseDocument } from '../../src/diff.js';
import type { Json, JsonObject } from '../../src/json.js';

const components = {
  Page: { type: 'integer', minimum: 1 },
  Parent: { oneOf: [{ $ref: '#/components/schemas/Child' }] },
  Child: { allOf: [{ $ref: '#/components/schemas/Parent' }, { required: ['a'] }] },
  Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }] },
};

function alternatives(schema: Json, openapi = '3.1.0'): readonly JsonObject[] | null {
  const json = {
    openapi,
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { ...components, It: schema } },
  };
  const document = parseDocument(JSON.stringify(json), 'it.json');
  return alternativesOf(document, {
    json: document.at('/components/schemas/It') as Json,
    pointer: '/components/schemas/It',
  });
}

describe('the alternatives of a schema', () => {
  it.each<[what: string, schema: Json, alternatives: readonly JsonObject[] | null]>([
    ['a plain schema', { type: 'string', title: 'T' }, [{ type: 'string' }]],
    ['a constant', { const: 1 }, [{ enum: [1] }]],
    ['a constant that is not listed', { const: 1, enum: [2] }, [{ enum: [] }]],
    [
      'a component and a bound',
      { allOf: [{ $ref: '#/components/schemas/Page' }, { maximum: 9 }] },
      [{ type: 'integer', minimum: 1, maximum: 9 }],
    ],
    ['two bounds', { minimum: 2, allOf: [{ minimum: 1 }, { minimum: 3 }] }, [{ minimum: 3 }]],
    ['two upper bounds', { maxLength: 2, allOf: [{ maxLength: 1 }] }, [{ maxLength: 1 }]],
    [
      'a number that is an integer',
      { type: 'number', allOf: [{ type: ['integer', 'null'] }] },
      [{ type: ['integer'] }],
    ],
    ['lists of values', { enum: [1, 2], allOf: [{ enum: [2, 3] }] }, [{ enum: [2] }]],
    ['nothing', { type: 'string', allOf: [{ type: 'integer' }] }, []],
    [
      'a union beside a type',
      { type: 'string', anyOf: [{ enum: ['a'] }, { minLength: 3 }] },
      [
        { type: 'string', enum: ['a'] },
        { type: 'string', minLength: 3 },
      ],
    ],
    [
      'branches without a value in common',
      { oneOf: [{ type: 'integer' }, { type: 'string' }] },
      [{ type: 'integer' }, { type: 'string' }],
    ],
    ['branches that overlap', { oneOf: [{ type: 'integer' }, { type: 'number' }] }, null],
    [
      'an integer and a word',
      { oneOf: [{ type: 'integer' }, { const: 'auto' }] },
      [{ type: 'integer' }, { enum: ['auto'] }],
    ],
    [
      'listed values of one type',
      { enum: [1, 'a', null], allOf: [{ type: ['string', 'null'] }] },
      [{ type: ['string', 'null'], enum: ['a', null] }],
    ],
    ['a parent whose children build on it', { $ref: '#/components/schemas/Parent' }, null],
    ['one branch', { oneOf: [{ type: 'integer' }] }, [{ type: 'integer' }]],
    ['two patterns', { pattern: 'a', allOf: [{ pattern: 'b' }] }, null],
    ['one pattern twice', { pattern: 'a', allOf: [{ pattern: 'a' }] }, [{ pattern: 'a' }]],
    [
      'members of two parts',
      { properties: { a: {}, b: {} }, allOf: [{ properties: { b: { maxLength: 1 } }, additionalProperties: false }] },
      [
        {
          properties: { a: { allOf: [{}, false] }, b: { allOf: [{}, { maxLength: 1 }] } },
          additionalProperties: false,
        },
      ],
    ],
    ['members by pattern', { properties: { a: {} }, allOf: [{ patternProperties: { b: {} } }] }, null],
    [
      'items of two parts',
      { items: { minLength: 1 }, allOf: [{ items: true }] },
      [{ items: { allOf: [{ minLength: 1 }, true] } }],
    ],
    ['items beside the first', { items: {}, allOf: [{ prefixItems: [{}] }] }, null],
    [
      'what no part speaks of',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      [{ properties: { a: {} }, additionalProperties: false }],
    ],
    [
      'what no branch speaks of, where all speak of the same',
      { properties: { a: {} }, anyOf: [{ minProperties: 1 }, { required: ['a'] }], unevaluatedProperties: false },
      [
        { properties: { a: {} }, minProperties: 1, additionalProperties: false },
        { properties: { a: {} }, required: ['a'], additionalProperties: false },
      ],
    ],
    [
      'what no branch speaks of, where both may count',
      { anyOf: [{ properties: { a: {} } }, { properties: { b: {} } }], unevaluatedProperties: false },
      null,
    ],
    [
      'what no condition speaks of',
      { if: { required: ['a'] }, then: { properties: { b: {} } }, unevaluatedProperties: false },
      null,
    ],
    [
      'branches told apart by a member',
      {
        type: 'object',
        required: ['k'],
        oneOf: [{ properties: { k: { const: 1 } } }, { properties: { k: { const: 2 } } }],
        unevaluatedProperties: false,
      },
      [
        { type: 'object', required: ['k'], properties: { k: { const: 1 } }, additionalProperties: false },
        { type: 'object', required: ['k'], properties: { k: { const: 2 } }, additionalProperties: false },
      ],
    ],
    [
      'branches told apart by a member that may be missing',
      { type: 'object', oneOf: [{ properties: { k: { const: 1 } } }, { properties: { k: { const: 2 } } }] },
      null,
    ],
    ['a discriminator', { anyOf: [{ $ref: '#/components/schemas/Page' }], discriminator: { propertyName: 'a' } }, null],
    ['a circle', { $ref: '#/components/schemas/Circle' }, null],
  ])('%s', (_, schema, wanted) => {
    expect(alternatives(schema)).toEqual(wanted);
  });

  it('reads the words of 3.0', () => {
    expect(
      alternatives(
        {
          allOf: [
            { type: 'integer', nullable: true },
            { minimum: 1, exclusiveMinimum: true },
          ],
        },
        '3.0.3',
      ),
    ).toEqual([{ type: ['integer', 'null'], exclusiveMinimum: 1 }]);
  });
});
