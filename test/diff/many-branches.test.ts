/** Unions of many branches, as events are written: what changed in one is shown, however many others changed as well. */
import { describe, expect, it } from 'vitest';
import { parseDocument, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';

interface Written {
  /** Is the member that tells the branches apart demanded, and is there a discriminator? */
  readonly demanded: boolean;
  readonly discriminator: boolean;
  /** Where the union stands. */
  readonly within: (union: Json) => Json;
}

const plain = (union: Json): Json => union;
const listed = (union: Json): Json => ({
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', items: union } },
});

/** So many events, and the schema of what each says of itself. */
function documentOf(
  count: number,
  { demanded, discriminator, within }: Written,
  says: (index: number) => Json,
): string {
  const names = Array.from({ length: count }, (_, index) => `Event${index}`);
  const event = (index: number): Json => ({
    type: 'object',
    required: [...(demanded ? ['type'] : []), 'said'],
    properties: {
      type: { type: 'string', enum: [`event.${index}`] },
      said: { type: 'object', properties: { state: says(index) } },
    },
  });
  const mapping = Object.fromEntries(names.map((name, index) => [`event.${index}`, `#/components/schemas/${name}`]));
  const union = {
    oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    ...(discriminator && { discriminator: { propertyName: 'type', mapping } }),
  };
  const content = { 'application/json': { schema: within(union) } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/events': { get: { operationId: 'events', responses: { '200': { description: 'Done', content } } } } },
    components: { schemas: Object.fromEntries(names.map((name, index) => [name, event(index)])) },
  });
}

const states = (...more: string[]): Json => ({ type: 'string', enum: ['new', 'done', ...more] });

describe('each of 100 branches changed', () => {
  it.each<[string, Written]>([
    ['of a union', { demanded: true, discriminator: false, within: plain }],
    ['with a discriminator', { demanded: true, discriminator: true, within: plain }],
    ['told apart by a member that nobody demands', { demanded: false, discriminator: false, within: plain }],
    ['of the items of a member', { demanded: true, discriminator: false, within: listed }],
  ])('%s', (_, written) => {
    const old = parseDocument(
      documentOf(100, written, () => states()),
      'old',
    );
    const fresh = parseDocument(
      documentOf(100, written, () => states('lost')),
      'new',
    );
    const { changes } = review(old, fresh);
    const told = changes.map(({ verdict, at }) => `${verdict} ${at.base}`);
    expect([...told].sort()).toEqual(
      Array.from(
        { length: 100 },
        (_, index) => `wire /components/schemas/Event${index}/properties/said/properties/state`,
      ).sort(),
    );
  });
});
