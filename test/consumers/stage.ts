/**
 * What the tests of the servers stand on: a registry, both servers and the web client installed from it, and the model's side.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenApi } from '../../src/openapi/model.js';
import { parseDocument } from '../../src/openapi/read.js';
import { packageRoot } from '../support/package-copy.js';
import { packedTarball } from '../support/packed.js';
import { type Registry, startRegistry } from '../support/registry.js';
import { type FakeUpstream, startUpstream } from './fake-upstream.js';
import { type InstalledConsumer, installConsumer } from './installed-consumer.js';
import { type ServerProcess, startServer } from './server-process.js';

/** The web client as its build exports it. */
export type WebClient = typeof import('./web-client/src/index.js');

/** Everything that is set up. */
export interface Stage {
  readonly registry: Registry;
  readonly client: WebClient;
  /** By the names that the tests use: `Hono` and `Express`. */
  readonly servers: Readonly<Record<string, ServerProcess>>;
  readonly consumers: readonly InstalledConsumer[];
  readonly upstream: FakeUpstream;
  /** openapi.json as a consumer has it installed. */
  readonly document: OpenApi;
  remove(): void;
}

/** Users by their session: one who may do everything, one without permissions, one whose organization has not booked Chatty. */
const callers = {
  anna: { userId: 'usr_anna', organizationId: 'org_1', entitlements: ['chatty-voice'], permissions: ['jobs.move'] },
  ben: { userId: 'usr_ben', organizationId: 'org_1', entitlements: ['chatty-voice'], permissions: [] },
  carl: { userId: 'usr_carl', organizationId: 'org_2', entitlements: ['room-scans'], permissions: ['jobs.move'] },
};

const here = import.meta.dirname;
const theirs = ['hono', '@hono/node-server', 'express', 'express-openapi-validator', 'openapi-fetch', 'zod'];

/** Sets everything up. */
export async function setUp(): Promise<Stage> {
  const packages = [...theirs, 'typescript-native', '@types/node'];
  const [registry, upstream] = await Promise.all([startRegistry({ packages }), startUpstream()]);
  await registry.npmAsync(registry.folder, 'publish', packedTarball(), '--access', 'public');
  const install = (name: string, ...sources: string[]) => installConsumer(registry, name, sources);
  const [hono, express, web] = await Promise.all([
    install('hono', join(packageRoot, 'examples/server'), join(here, 'hono-server')),
    install('express', join(here, 'express-server')),
    install('web', join(here, 'web-client')),
  ]);
  await Promise.all([build(hono), build(web)]);
  const world = { upstream: upstream.url, callers };
  const servers = {
    Hono: await startServer(hono.root, 'start.mjs', world),
    Express: await startServer(express.root, 'start.cjs', world),
  };
  const openapi = join(express.root, 'node_modules/@serviceai/api-spec/openapi.json');
  return {
    registry,
    client: (await import(pathToFileURL(join(web.root, 'dist/index.js')).href)) as WebClient,
    servers,
    consumers: [hono, express, web],
    upstream,
    document: parseDocument(readFileSync(openapi), 'openapi.json'),
    remove() {
      for (const server of Object.values(servers)) server.stop();
      upstream.stop();
      registry.stop();
    },
  };
}

async function build(consumer: InstalledConsumer): Promise<void> {
  const { code, output } = await consumer.run('typescript/bin/tsc');
  if (code !== 0) throw new Error(output);
}
