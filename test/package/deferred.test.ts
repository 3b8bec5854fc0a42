/**
 * What `import` leaves to the first use: the same contract in the end, and a rewriting of bundles that refuses what it does not
 * know.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defer } from '../../scripts/build/defer.js';
import { compileDocument } from '../../src/compile/document.js';
import type * as Contract from '../../src/index.js';
import { type Consumer, makeConsumer } from '../support/consumer.js';

let consumer: Consumer;
beforeAll(() => {
  consumer = makeConsumer();
});
afterAll(() => consumer.remove());

const folder = () => join(consumer.root, 'node_modules/@serviceai/api-spec');
const modules = {
  ESM: async () => (await import(pathToFileURL(join(folder(), 'dist/index.js')).href)) as typeof Contract,
  CommonJS: async () => createRequire(import.meta.url)(join(folder(), 'dist/index.cjs')) as typeof Contract,
};

describe.each(Object.entries(modules))('the published %s module', (_, load) => {
  it('has built no member of a schema or an operation when it is loaded', async () => {
    const { Job, operations } = await load();
    const { get } = Object.getOwnPropertyDescriptor(operations['GET /api/jobs'], 'parameters') ?? {};
    expect(get).toBeTypeOf('function');
    expect(Object.getOwnPropertyDescriptor(Job.def, 'shape')?.get).toBeTypeOf('function');
  });

  it('is the contract: the published document comes of it', async () => {
    const { API_VERSION, areas } = await load();
    const published = JSON.parse(readFileSync(join(folder(), 'openapi.json'), 'utf8'));
    expect(JSON.stringify(compileDocument(areas, { version: API_VERSION }))).toBe(JSON.stringify(published));
  });

  it('gives the same value each time', async () => {
    const { CustomerPage, Job, operations } = await load();
    const list = operations['GET /api/customers'];
    expect(list.parameters).toBe(list.parameters);
    expect(list.parameters[0]).toBe(operations['GET /api/jobs'].parameters[0]);
    expect(list.responses[200].content['application/json']).toBe(CustomerPage);
    expect(Job.shape.id).toBe(Job.shape.id);
    expect(Object.keys(list)).toEqual(['method', 'path', 'summary', 'description', 'tag', 'parameters', 'responses']);
  });
});

describe('a bundle', () => {
  /** Evaluates a deferred bundle; `built` lists what was computed, in order. */
  function evaluate(code: string): { built: string[]; exports: Record<string, unknown> } {
    const built: string[] = [];
    const build = (name: string, value: unknown = name) => {
      built.push(name);
      return value;
    };
    const names = [...code.matchAll(/export \{ (.*) \};/g)].flatMap(([, list]) => (list as string).split(', '));
    const body = defer(code).replace(/export \{.*\};/, '');
    const exports = new Function('build', 'z', `${body}\nreturn { ${names.join(', ')} };`)(build, {
      object: (shape: object) => shape,
    }) as Record<string, unknown>;
    return { built, exports };
  }

  it('computes what is not exported on first use, once', () => {
    const code = `
      var a = build('a'); var b = { a, list: [a] }; var constant = 'x';
      var read = () => [a, b, constant];
      export { read };`.replaceAll('; var', ';\nvar');
    const { built, exports } = evaluate(code);
    expect(built).toEqual([]);
    const read = exports.read as () => unknown[];
    expect(read()).toEqual(['a', { a: 'a', list: ['a'] }, 'x']);
    expect(read()[1]).toBe(read()[1]);
    expect(built).toEqual(['a']);
  });

  it('computes the members of a schema and an operation on first use, and those of other objects at once', () => {
    const { built, exports } = evaluate(`
      var a = build('a');
      var Schema = z.object({ a, "b-c": build('b'), kept: 1, later() { return a; } });
      var plain = { c: build('c') };
      export { Schema, plain };`);
    expect(built).toEqual(['c']);
    const schema = exports.Schema as Record<string, unknown>;
    expect([schema['b-c'], schema.a, schema.kept]).toEqual(['b', 'a', 1]);
    expect(Object.keys(schema)).toEqual(['a', 'b-c', 'kept', 'later']);
    expect(built).toEqual(['c', 'b', 'a']);
  });

  it('computes the members of an operation once', () => {
    const { built, exports } = evaluate(`
      function defineOperation(operation) { return operation; }
      var operation = defineOperation({ "a-b": build('a', []), c: 1 });
      export { operation };`);
    const operation = exports.operation as Record<string, unknown>;
    expect(operation['a-b']).toBe(operation['a-b']);
    expect(built).toEqual(['a']);
  });

  it('imports a package once', () => {
    const code = `import { z as z2 } from "zod";\nimport { z } from "zod";\nvar A = z.object({ z: z2.string() });\nexport { A };`;
    expect(defer(code)).toContain('import { z as z2 } from "zod";\n\nvar A = /* @__PURE__ */ z2.object({ get z()');
  });

  it.each([
    ['that exports nothing', 'var a = f();', /exports nothing/],
    ['with a name that means two things', 'var a = f(); function g(a) { return a; }\nexport { g };', /a is declared/],
    ['with several declarations in one', 'var a = f(), b = a;\nexport { b };', /unknown declaration: var a/],
    ['with a declaration that takes a value apart', 'var { a } = f();\nexport { a };', /unknown declaration/],
    ['with a computed name', 'var a = f();\nvar B = z.object({ [a]: f() });\nexport { B };', /unknown name/],
    ['with an import of everything', 'import * as z from "zod";\nexport { z };', /unknown import/],
  ])('%s is refused', (_, code, words) => {
    expect(() => defer(code)).toThrow(words);
  });
});
