/** The version of a release against those before it. */
import { parseVersion, type SemVer } from '../contract/client-version.js';
import { ContractError } from './contract-error.js';

/** Orders two versions by precedence (Semantic Versioning 2.0.0, section 11): negative when the first comes first. */
export function compareVersions(a: SemVer, b: SemVer): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || comparePrerelease(a.prerelease, b.prerelease);
}

function comparePrerelease(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareIdentifier(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareIdentifier(a: string, b: string): number {
  const [aNumber, bNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aNumber && bNumber) return Number(a) - Number(b);
  if (aNumber !== bNumber) return aNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The newest of the versions, or undefined when there is none. @throws ContractError at one that is not semantic. */
export function newest(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => compareVersions(versionOf(a, 'releases/'), versionOf(b, 'releases/'))).at(-1);
}

function versionOf(text: string, place: string): SemVer {
  const version = parseVersion(text);
  if (!version)
    throw new ContractError(place, `${JSON.stringify(text)} is not a semantic version such as 1.2.3; correct it`);
  return version;
}

/**
 * Holds the version of the sources against package.json and the frozen releases.
 *
 * @param apiVersion `API_VERSION` of src/contract/release.ts.
 * @param packageVersion `version` of package.json.
 * @param frozen the versions under releases/.
 * @throws ContractError when one is not semantic, the two differ, or the version is older than the newest frozen one.
 */
export function assertVersion(apiVersion: string, packageVersion: string, frozen: readonly string[]): void {
  const version = versionOf(apiVersion, 'src/contract/release.ts');
  versionOf(packageVersion, 'package.json');
  if (apiVersion !== packageVersion) {
    throw new ContractError(
      'package.json',
      `version is ${packageVersion}, but API_VERSION in src/contract/release.ts is ${apiVersion}; make them equal`,
    );
  }
  const last = newest(frozen);
  if (last !== undefined && compareVersions(version, versionOf(last, 'releases/')) < 0) {
    throw new ContractError(
      'src/contract/release.ts',
      `API_VERSION ${apiVersion} is older than the frozen release ${last}; raise it`,
    );
  }
}
