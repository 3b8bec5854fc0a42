/** The document of a release in a registry: found, fetched and kept through npm, read out of the tarball in memory. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../openapi/input-error.js';
import { type NpmAnswer, npm } from './npm.js';
import { documentIn, inside } from './package-document.js';
import { hasIntegrity, type RegistryRelease, TarballCache } from './tarball-cache.js';
import { isVersion } from './version.js';

/** What a bare version is a version of. */
const ownPackage = '@serviceai/api-spec';

/** The largest tarball that is read; the largest API descriptions on public registries pack to a sixth of it. */
const MAX_TARBALL = 256 * 2 ** 20;

const NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/**
 * Reads `npm:NAME@VERSION`, a file of that (`npm:NAME@VERSION/PATH`), or a version of this package. Throws an InputError: what is
 * missing, and what to do.
 */
export async function registryBytes(input: string, folder: string): Promise<Uint8Array> {
  const { name, version, path } = releaseOf(input);
  const { registry, cache } = await configOf(name, input, folder);
  const kept = new TarballCache(join(cache, '_api-spec'));
  const release = { registry, name, version };
  const tarball = kept.find(release) ?? (await fetchTarball(release, input, folder, kept));
  return documentIn(tarball, { input, spec: `${name}@${version}`, path });
}

function releaseOf(input: string): Pick<RegistryRelease, 'name' | 'version'> & { readonly path: string | null } {
  if (isVersion(input)) return { name: ownPackage, version: input, path: null };
  const [, name, version, below] = /^npm:(@?[^@]+)@([^@/]+)(?:\/(.*))?$/s.exec(input) ?? [];
  if (name === undefined || version === undefined || !NAME.test(name) || !isVersion(version) || below === '')
    throw new InputError(
      input,
      'write it as npm:NAME@VERSION or npm:NAME@VERSION/PATH with a whole version, such as npm:@acme/api@2.1.0',
    );
  if (below === undefined) return { name, version, path: null };
  const path = inside(below);
  if (path === null)
    throw new InputError(input, `${below} leads out of the package; name a file in it, from its top folder`);
  return { name, version, path };
}

/** What npm's configuration says here. */
interface Config {
  /** The registry that npm would ask for a package. */
  readonly registry: string;
  /** The folder of npm's cache. */
  readonly cache: string;
}

const configs = new Map<string, Promise<Config>>();

/** Asked once for each scope and folder: two releases are read in one run. */
function configOf(name: string, input: string, folder: string): Promise<Config> {
  const scope = name.startsWith('@') ? `${name.slice(0, name.indexOf('/'))}:registry` : 'registry';
  const key = `${scope} ${folder}`;
  const config = configs.get(key) ?? askConfig(scope, input, folder);
  configs.set(key, config);
  return config;
}

async function askConfig(scope: string, input: string, folder: string): Promise<Config> {
  const answer = await npm(['config', 'get', 'registry', 'cache', scope], { folder });
  if (!answer.ok) throw new InputError(input, whyNot(answer, 'the registry'));
  const values = new Map(answer.stdout.split('\n').map((line) => line.split(/=(.*)/s) as [string, string]));
  const scoped = values.get(scope);
  const registry = scoped === undefined || scoped === 'undefined' ? values.get('registry') : scoped;
  const cache = values.get('cache');
  if (registry === undefined || cache === undefined)
    throw new InputError(input, 'npm does not tell its registry and its cache; update npm, or name a file');
  return { registry: registry.endsWith('/') ? registry : `${registry}/`, cache };
}

async function fetchTarball(
  release: RegistryRelease,
  input: string,
  folder: string,
  kept: TarballCache,
): Promise<Buffer> {
  const spec = `${release.name}@${release.version}`;
  const shown = shownRegistry(release.registry);
  const view = await npm(['view', spec, 'dist', '--json'], { folder });
  if (!view.ok || view.stdout.trim() === '') throw new InputError(input, missing(view, release, input, kept));
  const integrity = integrityIn(view.stdout);
  if (integrity === undefined)
    throw new InputError(
      input,
      `the registry ${shown} states no sha512 for ${spec}, so it cannot be checked; name a file`,
    );
  const bytes = await pack(
    spec,
    (answer) => new InputError(input, missing(answer, release, input, kept)),
    folder,
    kept,
  );
  if (bytes.length > MAX_TARBALL)
    throw new InputError(input, `its tarball is over ${MAX_TARBALL / 2 ** 20} MiB; name a file`);
  if (!hasIntegrity(bytes, integrity))
    throw new InputError(
      input,
      `what the registry ${shown} sent for ${spec} is not what it states (${integrity}); do not use it`,
    );
  kept.keep(release, bytes);
  return bytes;
}

async function pack(
  spec: string,
  fault: (answer: NpmAnswer) => InputError,
  folder: string,
  kept: TarballCache,
): Promise<Buffer> {
  const target = temporary(kept.folder);
  try {
    const answer = await npm(['pack', spec, '--json'], { folder, settings: { pack_destination: target } });
    const [file] = readdirSync(target).filter((name) => name.endsWith('.tgz'));
    if (!answer.ok || file === undefined) throw fault(answer);
    if (statSync(join(target, file)).size > MAX_TARBALL) return Buffer.alloc(MAX_TARBALL + 1);
    return readFileSync(join(target, file));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

function temporary(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, 'fetch-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'api-spec-'));
  }
}

/** `dist` as `npm view` prints it: an object, or a list with one. */
function integrityIn(text: string): string | undefined {
  const value: unknown = JSON.parse(text);
  const dist = (Array.isArray(value) ? value[0] : value) as { integrity?: unknown } | undefined;
  return typeof dist?.integrity === 'string' && dist.integrity.includes('sha512-') ? dist.integrity : undefined;
}

const unreachable =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENET|EHOST|ENOTCACHED|ERR_SOCKET|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function missing(answer: NpmAnswer, release: RegistryRelease, input: string, kept: TarballCache): string {
  const spec = `${release.name}@${release.version}`;
  const registry = `the registry ${shownRegistry(release.registry)}`;
  const here = isVersion(input) ? `there is no releases/${input}.json here, and ` : '';
  if (unreachable.test(answer.code))
    return `${here}${spec} is not in the cache (${kept.folder}), and ${registry} cannot be reached (${answer.code}); connect once, or name a file`;
  if (answer.ok || ['E404', 'ETARGET'].includes(answer.code))
    return `${here}${registry} has no ${spec}; check the name and the version, or name a file`;
  return `${here}${whyNot(answer, registry)}`;
}

function whyNot({ code, summary }: NpmAnswer, registry: string): string {
  if (code === 'ENPM') return 'npm is not installed, or not on the PATH; install it, or name a file';
  if (['E401', 'E403', 'ENEEDAUTH'].includes(code))
    return `${registry} does not hand it out to you (${code}); log in with npm login, or check the token in your .npmrc`;
  return `npm cannot fetch it (${[code, summary].filter((part) => part !== '').join(': ')})`;
}

/** An address may hold a password. */
function shownRegistry(registry: string): string {
  return registry.replace(/\/\/[^/@]*@/, '//');
}
