/** Values that many compositions lead to are looked at once, however many of them changed. */
import { expect, it } from 'vitest';
import { parseDocument, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import type { OpenApi } from '../../src/openapi/model.js';

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i}`);
const refs = (all: readonly string[]): Json[] => all.map((name) => ({ $ref: `#/components/schemas/${name}` }));

/** Blocks that hold each other, and so many unions of them; in a release `more` of the blocks are in each union. */
function documentOf(unions: number, more: number): string {
  const blocks = names('Block', 12);
  const block = (name: string, i: number): Json => ({
    type: 'object',
    required: ['type'],
    properties: {
      type: { enum: [name] },
      data: { type: 'object', properties: { [name]: { type: 'string' } } },
      nodes: { type: 'array', items: { oneOf: refs(blocks.slice(0, 6 + (i % 3) + more)) } },
    },
  });
  const content = (name: string): Json => ({ 'application/json': { schema: refs([name])[0] as Json } });
  const all = names('Union', unions);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(
      all.map((name) => [
        `/${name}`,
        { get: { operationId: name, responses: { '200': { description: 'Done', content: content(name) } } } },
      ]),
    ),
    components: {
      schemas: {
        ...Object.fromEntries(blocks.map((name, i) => [name, block(name, i)])),
        ...Object.fromEntries(
          all.map((name, i) => [name, { title: name, oneOf: refs(blocks.slice(i % 2, 8 + more)) }]),
        ),
      },
    },
  });
}

/** How many references are followed to compare two releases. */
function followed(unions: number): number {
  let count = 0;
  const counted = (document: OpenApi): OpenApi => {
    const { locate } = document;
    const counting: OpenApi['locate'] = (ref) => {
      count++;
      return locate.call(document, ref);
    };
    return Object.assign(document, { locate: counting });
  };
  review(counted(parseDocument(documentOf(unions, 0), 'old')), counted(parseDocument(documentOf(unions, 1), 'new')));
  return count;
}

it('24 unions of blocks that lead to each other: where references lead is asked some hundred times for each', () => {
  expect(followed(24)).toBeLessThan(24 * 1000);
});
