import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, makeConsumer } from '../support/consumer.js';
import { packageRoot } from '../support/package-copy.js';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code as string);

let consumer: Consumer;
beforeAll(() => {
  consumer = makeConsumer();
  consumer.link('openapi-fetch', 'openapi-typescript-helpers');
  mkdirSync(join(consumer.root, 'src'));
  for (const [index, code] of blocks.entries())
    writeFileSync(join(consumer.root, `src/block-${index}.mts`), `${code}\nexport {};\n`);
});
afterAll(() => consumer.remove());

describe('the README', () => {
  it.each([
    ['TypeScript 5.9, nodenext', 'typescript/bin/tsc', 'nodenext', 'nodenext'],
    ['TypeScript 5.9, bundler', 'typescript/bin/tsc', 'esnext', 'bundler'],
    ['TypeScript 7, nodenext', 'typescript-native/bin/tsc', 'nodenext', 'nodenext'],
    ['TypeScript 7, bundler', 'typescript-native/bin/tsc', 'esnext', 'bundler'],
  ])('every block of code compiles for who installed the tarball: %s', (_, compiler, module, moduleResolution) => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      // That the declarations themselves are right is for the tests of the consumers.
      skipLibCheck: true,
      module,
      moduleResolution,
    };
    writeFileSync(join(consumer.root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    const { stdout, status } = consumer.node(join(packageRoot, 'node_modules', compiler), '-p', '.');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('a reply that the contract does not allow is refused by the compiler', () => {
    const server = blocks.find((code) => code.includes('Handler<')) as string;
    const wrong = server.replace('body: { success: true, message:', "body: { success: 'yes', message:");
    expect(wrong).not.toBe(server);
    writeFileSync(join(consumer.root, 'src/wrong.mts'), `${wrong}\nexport {};\n`);
    const { stdout, status } = consumer.node(join(packageRoot, 'node_modules/typescript-native/bin/tsc'), '-p', '.');
    expect(status).not.toBe(0);
    expect(stdout).toContain('wrong.mts');
  });

  it('the server block runs', () => {
    const server = blocks.find((code) => code.includes('Handler<')) as string;
    const script = server
      .replace(/import \{([^}]*)\}/, (_, names: string) => `import {${names.replace(/type \w+,?/g, '')}}`)
      .replace(/: Handler<[^>]*>/, '');
    const { stdout, stderr } = consumer.node(
      '--input-type=module',
      '-e',
      `${script}\nconsole.log(JSON.stringify([await execute({ headers: {}, body: { name: 'x' } }), refusal.code]));`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      { status: 200, mediaType: 'application/json', body: { success: true, message: 'Ran x' } },
      'upgrade_required',
    ]);
  });
});
