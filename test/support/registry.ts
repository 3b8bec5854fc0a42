/**
 * A registry on loopback (Verdaccio, in a process of its own) that holds the packages which are installed in this repository,
 * and an npm that can reach nothing else.
 *
 *     const registry = await startRegistry({ packages: ['zod', 'hono'] });
 *     registry.npm(folder, 'publish', tarball);                 // throws with npm's words when it fails
 *     registry.npm(folder, 'install', '@serviceai/api-spec');
 *     spawn(process.execPath, [script], { env: registry.env }); // for a child that calls npm itself
 *     expect(registry.strays()).toEqual([]);                    // nothing was asked of any other host
 *     registry.stop();
 */
import { type ChildProcess, execFile, execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { storeInstalled } from './installed.js';

/** A running registry. */
export interface Registry {
  /** Its address, `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** The environment for whatever calls npm: this registry alone, a token for it, a cache of its own, any other host refused. */
  readonly env: NodeJS.ProcessEnv;
  /** Where its files are: storage/NAME/, requests.log, strays.log, .npmrc, cache/. */
  readonly folder: string;
  /** Runs npm in a folder and gives its output. @throws Error with npm's words when it fails. */
  npm(folder: string, ...args: string[]): string;
  /** The same without blocking, so that two may run at once. */
  npmAsync(folder: string, ...args: string[]): Promise<string>;
  /** The versions of a package that are published; none when the registry does not know it. */
  versions(name: string): Promise<string[]>;
  /** What it was asked, a line each: method, path and status, such as `PUT /@serviceai%2fapi-spec 201`. */
  requests(): string[];
  /** What npm, or anything that honours the proxy variables, asked of any other host; a test expects none. */
  strays(): string[];
  /** Ends its process and removes its folder. */
  stop(): void;
}

/** What a registry holds from its start. */
export interface RegistryOptions {
  /** Folders below node_modules of this repository; what they depend on comes along. */
  readonly packages?: readonly string[];
}

/** Starts a registry. @throws Error when one of the packages is not installed here. */
export async function startRegistry({ packages = [] }: RegistryOptions = {}): Promise<Registry> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'registry-')));
  mkdirSync(join(folder, 'storage'));
  const [{ child, ports }] = await Promise.all([
    startProcess(folder),
    storeInstalled(join(folder, 'storage'), packages),
  ]);
  const url = `http://127.0.0.1:${ports.registry}/`;
  const env = environment(folder, url, `http://127.0.0.1:${ports.proxy}/`);
  const lines = (file: string) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean) : [];
  const options = (cwd: string) => ({ cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 }) as const;
  return {
    url,
    env,
    folder,
    npm: (cwd, ...args) => execFileSync('npm', guarded(env, args), { ...options(cwd), stdio: 'pipe' }),
    npmAsync: async (cwd, ...args) => (await promisify(execFile)('npm', guarded(env, args), options(cwd))).stdout,
    versions: async (name) => {
      const response = await fetch(new URL(name.replace('/', '%2f'), url));
      if (response.status === 404) return [];
      return Object.keys(((await response.json()) as { versions: object }).versions);
    },
    requests: () => lines('requests.log'),
    strays: () => lines('strays.log'),
    stop() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

interface Ports {
  readonly registry: number;
  readonly proxy: number;
}

function startProcess(folder: string): Promise<{ child: ChildProcess; ports: Ports }> {
  const script = join(import.meta.dirname, 'registry-process.mjs');
  const child = fork(script, [folder], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the registry ended with ${code} before it listened`)));
    child.once('message', (ports) => resolve({ child, ports: ports as Ports }));
  });
}

function environment(folder: string, registry: string, proxy: string): NodeJS.ProcessEnv {
  const userconfig = join(folder, '.npmrc');
  // npm does not publish without a token, though this registry asks for none.
  writeFileSync(userconfig, `registry=${registry}\n${registry.replace('http:', '')}:_authToken=loopback\n`);
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|proxy$|^NODE_AUTH_TOKEN$/i.test(name));
  const loopback = '127.0.0.1,localhost';
  return {
    ...Object.fromEntries(inherited),
    // Not only in the .npmrc: some tools read the variable and fall back on the public registry without it.
    npm_config_registry: registry,
    npm_config_userconfig: userconfig,
    npm_config_globalconfig: join(folder, 'no-global.npmrc'),
    npm_config_cache: join(folder, 'cache'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_ignore_scripts: 'true',
    ...{ http_proxy: proxy, https_proxy: proxy, HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
    ...{ no_proxy: loopback, NO_PROXY: loopback },
  };
}

/** npm's arguments, once it is sure that the call stays on this machine. */
function guarded(env: NodeJS.ProcessEnv, args: readonly string[]): string[] {
  const registry = env.npm_config_registry;
  if (registry === undefined || new URL(registry).hostname !== '127.0.0.1')
    throw new Error(
      `npm ${args[0]} was about to run against ${registry ?? 'the public registry'}, not against loopback`,
    );
  return [...args];
}
