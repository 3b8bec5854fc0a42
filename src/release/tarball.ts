/** What the packed tarball has to be: a pure check of its entries. */
import { isObject, type Json, member } from '../json.js';

/** The entries of a tarball below its top folder. */
export type Entries = ReadonlyMap<string, Uint8Array>;

/** What is released. */
export interface Wanted {
  readonly name: string;
  readonly version: string;
  /** Files that are given, byte for byte. */
  readonly exact: ReadonlyMap<string, string>;
}

/** Everything that may be in it. */
const ALLOWED: readonly RegExp[] = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE(\.md)?)$/,
  /^(openapi\.(json|yaml)|types\.d\.ts)$/,
  /^docs\/(api-versioning|ios-contract|proof|reports)\.md$/,
  /^dist\/([\w-]+\/)*\w[\w.-]*\.(js|cjs|d\.ts|d\.cts)$/,
];

/** Whether a file may be published: no sources, tests, source maps or leftovers. */
export const belongs = (path: string): boolean => ALLOWED.some((allowed) => allowed.test(path));

/** What must be in it besides the files that package.json points at. */
const NEEDED = ['package.json', 'README.md', 'CHANGELOG.md'];

/** Scripts that npm would run at the consumer's. */
const RUN_ON_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare'];

/** One sentence for each thing that is wrong; none for a tarball that may be published. */
export function checkTarball(entries: Entries, { name, version, exact }: Wanted): string[] {
  const problems = [...entries.keys()]
    .filter((path) => !belongs(path))
    .map((path) => `the tarball holds ${path}, which does not belong there; see "files" in package.json.`);
  const manifest = manifestOf(entries);
  if (manifest === undefined) return [...problems, 'the tarball holds no package.json that is a JSON object.'];
  for (const [key, want] of [['name', name] as const, ['version', version] as const]) {
    if (manifest[key] !== want)
      problems.push(`the tarball's package.json says ${key} ${JSON.stringify(manifest[key])}, not ${want}.`);
  }
  for (const key of ['dependencies', 'optionalDependencies', 'bundleDependencies']) {
    if (manifest[key] !== undefined)
      problems.push(`the tarball's package.json has ${key}; only zod may be needed, as a peer.`);
  }
  for (const script of RUN_ON_INSTALL) {
    if (member(manifest.scripts, script) !== undefined)
      problems.push(`the tarball's package.json runs a script on ${script}.`);
  }
  for (const path of new Set([...NEEDED, ...targetsOf(manifest), ...exact.keys()])) {
    if (!entries.has(path)) problems.push(`the tarball lacks ${path}.`);
  }
  for (const [path, text] of exact) {
    const bytes = entries.get(path);
    if (bytes !== undefined && new TextDecoder().decode(bytes) !== text)
      problems.push(`${path} in the tarball is not that of release ${version}.`);
  }
  return problems;
}

/** The files that two tarballs do not have in common, byte for byte. */
export function differing(a: Entries, b: Entries): string[] {
  const same = (path: string) => {
    const [one, other] = [a.get(path), b.get(path)];
    return (
      one !== undefined &&
      other !== undefined &&
      one.length === other.length &&
      one.every((byte, i) => byte === other[i])
    );
  };
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => !same(path)).sort();
}

/** package.json of a tarball, or undefined. */
export function manifestOf(entries: Entries): { readonly [name: string]: Json } | undefined {
  const bytes = entries.get('package.json');
  if (bytes === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Every file that package.json points at. */
function targetsOf(manifest: { readonly [name: string]: Json }): string[] {
  const found: string[] = [];
  const walk = (value: Json | undefined): void => {
    if (typeof value === 'string') found.push(value.replace(/^\.\//, ''));
    else if (isObject(value)) for (const part of Object.values(value)) walk(part);
  };
  for (const key of ['main', 'module', 'types', 'bin', 'exports']) walk(manifest[key]);
  return [...new Set(found)];
}
