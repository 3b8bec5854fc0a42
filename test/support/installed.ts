/** The packages that are installed in this repository, as tarballs in the storage of a registry that has no network. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from './package-copy.js';

const KEPT = join(packageRoot, '.cache/installed');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
}

interface Installed {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Writes the packages, and all that they depend on, into the storage folder of a Verdaccio: one folder a name, with the
 * packument and a tarball for each version that is installed. `latest` is the version that was met first.
 *
 * @param names folders below node_modules of this repository; `typescript-native` gives version 7 of `typescript`.
 * @throws Error when one of them, or something that it needs, is not installed.
 */
export async function storeInstalled(storage: string, names: readonly string[]): Promise<void> {
  const byName = new Map<string, Installed[]>();
  for (const one of closure(names)) {
    const versions = byName.get(one.manifest.name) ?? [];
    if (versions.some(({ manifest }) => manifest.version === one.manifest.version)) continue;
    byName.set(one.manifest.name, [...versions, one]);
  }
  const queue = [...byName.values()];
  const worker = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) await storePackage(storage, next);
  };
  await Promise.all(cpus().map(worker));
}

/** The packages by breadth, so that the version of a name that stands at the top of node_modules is met before nested ones. */
function closure(names: readonly string[]): Installed[] {
  const found = new Map<string, Installed>();
  let layer = names.map((name) => locate(packageRoot, name) ?? missing(name, packageRoot));
  while (layer.length > 0) {
    const next: string[] = [];
    for (const folder of layer.filter((one) => !found.has(one))) {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
      found.set(folder, { folder, manifest });
      next.push(...neededBy(folder, manifest));
    }
    layer = next;
  }
  return [...found.values()];
}

function neededBy(folder: string, manifest: Manifest): string[] {
  const must = Object.keys(manifest.dependencies ?? {}).filter((name) => !manifest.optionalDependencies?.[name]);
  const may = Object.keys(manifest.optionalDependencies ?? {});
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    (manifest.peerDependenciesMeta?.[name]?.optional ? may : must).push(name);
  return [
    ...must.map((name) => locate(folder, name) ?? missing(name, folder)),
    ...may.map((name) => locate(folder, name)).filter((one) => one !== undefined),
  ];
}

/** The folder that really holds the packages: those of a copy or of a worktree are linked in from another one. */
const holder = dirname(realpathSync(join(packageRoot, 'node_modules')));

/** Where `require` would find a package from a folder (Node.js, "Loading from node_modules folders"). */
function locate(from: string, name: string): string | undefined {
  const within = [packageRoot, holder].find((root) => from.startsWith(root)) ?? packageRoot;
  for (let folder = from; folder.startsWith(within); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

function missing(name: string, folder: string): never {
  throw new Error(`${name} is not installed, and ${folder} needs it`);
}

async function storePackage(storage: string, versions: readonly Installed[]): Promise<void> {
  const { name, version: latest } = (versions[0] as Installed).manifest;
  const folder = join(storage, name);
  mkdirSync(folder, { recursive: true });
  const entries = await Promise.all(versions.map((one) => storeVersion(folder, one)));
  const packument = {
    name,
    versions: Object.fromEntries(entries.map(({ manifest }) => [manifest.version, manifest])),
    time: Object.fromEntries(entries.map(({ manifest }) => [manifest.version, '2026-01-01T00:00:00.000Z'])),
    users: {},
    'dist-tags': { latest },
    _uplinks: {},
    _distfiles: {},
    _attachments: Object.fromEntries(entries.map(({ file, shasum }) => [file, { shasum }])),
    _rev: '1-0',
    _id: name,
    readme: '',
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(packument));
}

async function storeVersion(folder: string, { folder: source, manifest }: Installed) {
  const file = `${manifest.name.split('/').at(-1)}-${manifest.version}.tgz`;
  const tarball = join(folder, file);
  const bytes = readFileSync(await tarballOf(source, manifest));
  writeFileSync(tarball, bytes);
  const shasum = createHash('sha1').update(bytes).digest('hex');
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  // Verdaccio puts its own host into the address. What is optional and not installed here (another platform's binary) is
  // left out, so that nobody asks for it.
  const dist = { tarball: `http://localhost/${manifest.name}/-/${file}`, shasum, integrity };
  const optional = Object.entries(manifest.optionalDependencies ?? {}).filter(([name]) => locate(source, name));
  return {
    file,
    shasum,
    manifest: {
      ...manifest,
      optionalDependencies: Object.fromEntries(optional),
      _id: `${manifest.name}@${manifest.version}`,
      dist,
    },
  };
}

/** What a registry gave under a name and a version never changes, so it is packed once and kept. */
async function tarballOf(source: string, { name, version }: Manifest): Promise<string> {
  const kept = join(KEPT, `${name.replace('/', '+')}@${version}.tgz`);
  if (existsSync(kept)) return kept;
  mkdirSync(KEPT, { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  const shape = ['--exclude=./node_modules', '--transform', 's,^\\.,package,'];
  await promisify(execFile)('tar', ['-C', source, ...shape, '-I', 'gzip -1', '-cf', fresh, '.']);
  renameSync(fresh, kept);
  return kept;
}
