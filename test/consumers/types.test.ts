import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../support/package-copy.js';
import { packedTarball } from '../support/packed.js';
import { type Registry, startRegistry } from '../support/registry.js';
import { type InstalledConsumer, installConsumer, installPackages } from './installed-consumer.js';
import { FROZEN, publishFrozen } from './published.js';

const compilers = { '5.9': 'typescript', '7': 'typescript-7' } as const;
const resolutions = { nodenext: 'nodenext', bundler: 'esnext' } as const;
const tools = ['typescript@5', 'typescript-7@npm:typescript@7', 'openapi-fetch', 'zod'];

let registry: Registry;
beforeAll(async () => {
  const packages = [
    'typescript',
    'typescript-native',
    'openapi-fetch',
    'zod',
    'hono',
    '@hono/node-server',
    '@types/node',
  ];
  registry = await startRegistry({ packages });
  for (const version of ['1.1.22', '1.1.24']) await publishFrozen(registry, version);
  await registry.npmAsync(registry.folder, 'publish', packedTarball(), '--access', 'public');
}, 120_000);
afterAll(() => registry?.stop());

const here = (folder: string) => join(import.meta.dirname, folder);
const lax = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] };

/** Writes a tsconfig.json and compiles by it. */
function compile(
  { root, run }: InstalledConsumer,
  compiler: keyof typeof compilers,
  options: object,
  files?: string[],
) {
  const compilerOptions = {
    ...lax,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    resolveJsonModule: true,
    ...options,
  };
  const which = files ? { files } : { include: ['*.ts', '*.cts'] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, ...which }));
  return run(`${compilers[compiler]}/bin/tsc`, '-p', '.');
}

describe('the tarball, type-checked with all its declarations', () => {
  let consumer: InstalledConsumer;
  beforeAll(async () => {
    consumer = await installPackages(registry, 'types', ['@serviceai/api-spec', ...tools]);
    cpSync(here('types-consumer'), consumer.root, { recursive: true });
  });

  const matrix = (['5.9', '7'] as const).flatMap((compiler) =>
    (['nodenext', 'bundler'] as const).map((resolution) => [compiler, resolution] as const),
  );
  it.each(matrix)('by TypeScript %s, %s', async (compiler, resolution) => {
    const files = ['server.ts', 'web.ts', 'document.ts', 'diff.ts'];
    if (resolution === 'nodenext') files.push('server.cts');
    // The declarations are the same files for both, so once is enough to look into them.
    const options = {
      module: resolutions[resolution],
      moduleResolution: resolution,
      skipLibCheck: resolution === 'bundler',
    };
    expect(await compile(consumer, compiler, options, files)).toEqual({ code: 0, output: '' });
  });
});

describe('a client of 1.1.22', () => {
  let consumer: InstalledConsumer;
  const bundler = { module: 'esnext', moduleResolution: 'bundler' };
  beforeAll(async () => {
    consumer = await installPackages(registry, 'old', [`@serviceai/api-spec@npm:${FROZEN}@1.1.22`, ...tools]);
    cpSync(here('old-client'), consumer.root, { recursive: true });
  });

  it('compiles with 1.1.22, where the operations of 1.1.24 do not', async () => {
    expect(await compile(consumer, '7', bundler, ['client.ts'])).toEqual({ code: 0, output: '' });
    cpSync(join(here('types-consumer'), 'web.ts'), join(consumer.root, 'web.ts'));
    expect((await compile(consumer, '7', bundler, ['web.ts'])).output).toContain('ChattyToolDefinition');
  });

  it('compiles unchanged once it has 1.1.24', async () => {
    await registry.npmAsync(consumer.root, 'install', `@serviceai/api-spec@npm:${FROZEN}@^1.1.22`, '--prefer-online');
    const installed = join(consumer.root, 'node_modules/@serviceai/api-spec/package.json');
    expect(JSON.parse(readFileSync(installed, 'utf8')).version).toBe('1.1.24');
    for (const compiler of ['5.9', '7'] as const)
      expect(await compile(consumer, compiler, bundler, ['client.ts', 'web.ts'])).toEqual({ code: 0, output: '' });
  });

  it('finds every path and every named schema of 1.1.22 as it was', async () => {
    await registry.npmAsync(consumer.root, 'install', `old@npm:${FROZEN}@1.1.22`);
    writeFileSync(
      join(consumer.root, 'same.ts'),
      `import type * as New from '@serviceai/api-spec/types';
       import type * as Old from 'old/types';
       declare const [now, then]: [New.paths, Old.paths];
       declare const [schemas, before]: [New.components['schemas'], Old.components['schemas']];
       export const forth: Old.paths = now;
       export const back: Pick<New.paths, keyof Old.paths> = then;
       export const named: Old.components['schemas'] = schemas;
       export const known: Pick<New.components['schemas'], keyof Old.components['schemas']> = before;
       // @ts-expect-error 1.1.22 had less.
       export const less: New.paths = then;`,
    );
    expect(await compile(consumer, '7', bundler, ['same.ts'])).toEqual({ code: 0, output: '' });
  });
});

describe('the example server', () => {
  let consumer: InstalledConsumer;
  beforeAll(async () => {
    consumer = await installConsumer(registry, 'example', [join(packageRoot, 'examples/server')]);
  });

  /** What a hurried author might write instead: file, what stands there, what stands there then. */
  const mistakes: readonly (readonly [string, string, string, string])[] = [
    [
      'a status that the contract does not have',
      'chatty',
      'status: 200, mediaType, body: world',
      'status: 201, mediaType, body: world',
    ],
    ['a body of another shape', 'chatty', '{ success: false, error: message }', "{ success: 'no', error: message }"],
    ['a body without a required member', 'chatty', 'knowledgeBaseLoaded: knowledge !== undefined,', ''],
    [
      'an object around a bare array',
      'chatty',
      'body: world.tools.map(({ definition }) => definition)',
      'body: { tools: world.tools }',
    ],
    ['no answer to a malformed body', 'chatty', /malformed: .*\n/.source, ''],
    [
      '426 where the contract has none',
      'chatty',
      /admit: voiceUsers\(world\),/.source,
      'admit: currentClients(voiceUsers(world)),',
    ],
    ['a path that is not in the contract', 'chatty', 'GET /api/chatty-voice/tools', 'GET /api/chatty-voice/tool'],
    ['a member of the request that is not there', 'chatty', 'body?.arguments', 'body?.args'],
    ['a member of another name', 'realtime', '{ token: csrf', '{ csrfToken: csrf'],
    ['an error that the contract does not have', 'realtime', 'failure\\(429', 'failure(418'],
    ['a required header left out', 'version', 'headers: { ETag }, ', ''],
    ['another way to say nothing', 'version', 'status: 304', 'status: 204'],
    ['another media type', 'sdp', "mediaType: 'application/sdp'", "mediaType: 'text/html'"],
    ['a default without its status', 'sdp', 'statusCode: status, ', ''],
    [
      'an opaque body where the contract has one',
      'sdp',
      "return failure\\(500, 'The exchange failed', 'internal'\\)",
      "return { status: 500, mediaType: 'application/json', body: new Verbatim('{}') }",
    ],
  ];

  it('compiles, and each mistake in its place does not', async () => {
    const src = join(consumer.root, 'src');
    const wrong = mistakes.map(([, file, before, after], index) => {
      const text = readFileSync(join(src, `${file}.ts`), 'utf8');
      const pattern = before.includes('\\') || before.includes('.*') ? new RegExp(before) : before;
      const changed = text.replace(pattern, () => after);
      if (changed === text) throw new Error(`${file}.ts has no ${before}`);
      writeFileSync(join(src, `wrong-${index}.ts`), changed);
      return `wrong-${index}.ts`;
    });
    const { output } = await consumer.run('typescript/bin/tsc', '-p', '.', '--noEmit');
    const refused = new Set([...output.matchAll(/^src\/([\w-]+\.ts)/gm)].map(([, file]) => file));
    expect(mistakes.filter((_, index) => !refused.has(wrong[index])).map(([name]) => name)).toEqual([]);
    expect([...refused].filter((file) => !wrong.includes(file as string))).toEqual([]);
  });
});
