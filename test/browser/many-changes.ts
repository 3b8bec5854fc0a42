/** Two releases of an API with as many changes as are asked for, of every verdict. */

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function order(i: number, later: boolean): object {
  return {
    type: 'object',
    description: later ? `What is ordered under ${i}, in other words.` : `What is ordered under ${i}.`,
    required: later ? ['title', 'place'] : ['title'],
    properties: {
      title: { type: 'string', maxLength: 80 },
      place: { type: 'string' },
      ...(later ? {} : { remark: { type: 'string' } }),
      rooms: {
        type: 'array',
        items: { type: 'object', properties: { name: { type: 'string' }, floor: { type: 'integer' } } },
      },
    },
  };
}

function answer(later: boolean): object {
  return {
    type: 'object',
    required: ['state'],
    properties: {
      state: { type: 'string', enum: later ? ['open', 'done', 'late'] : ['open', 'done'] },
      ...(later ? { by: { type: 'string' } } : {}),
    },
  };
}

function operation(i: number): object {
  return {
    post: {
      tags: [`area ${i % 12}`],
      operationId: `order${i}`,
      requestBody: { required: true, content: { 'application/json': { schema: ref(`Order${i}`) } } },
      responses: { '200': { description: 'Done', content: { 'application/json': { schema: ref(`Answer${i}`) } } } },
    },
  };
}

/** The JSON of one of the two releases: `operations` operations, five changes each. */
export function manyChanges(operations: number, later: boolean): string {
  const all = Array.from({ length: operations }, (_, i) => i);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Many changes', version: later ? '2.0.0' : '1.0.0' },
    paths: Object.fromEntries(all.map((i) => [`/area${i % 12}/orders/${i}`, operation(i)])),
    components: {
      schemas: Object.fromEntries(
        all.flatMap((i) => [
          [`Order${i}`, order(i, later)],
          [`Answer${i}`, answer(later)],
        ]),
      ),
    },
  });
}
