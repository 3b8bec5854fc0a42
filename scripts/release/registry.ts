/** The registry that a release goes to: named explicitly, and the only one that any child of the release can reach. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explanationOf } from '../../src/cli/load/npm.js';
import { ContractError } from '../../src/compile/contract-error.js';
import { packageName } from '../../src/release/changeset.js';
import { run } from './run.js';

/** Where to publish. */
export interface Target {
  /** The address as it was named. */
  readonly url: string;
  /** The environment for npm and Changesets: this registry, for the package's scope too. */
  readonly env: NodeJS.ProcessEnv;
}

const scopeKey = `${packageName.slice(0, packageName.indexOf('/'))}:registry`;

/** @throws ContractError when no registry is named, or package.json names another one. */
export function targetOf(root: string, env: NodeJS.ProcessEnv): Target {
  const url = env.npm_config_registry ?? env.NPM_CONFIG_REGISTRY ?? '';
  if (url === '')
    throw new ContractError(
      'npm_config_registry',
      'no registry is named, and Changesets would take the public one; name it, as in npm run release:publish --registry=URL',
    );
  if (!/^https?:\/\/[^/]/.test(url))
    throw new ContractError(
      'npm_config_registry',
      `${JSON.stringify(url)} is no address of a registry; write https://HOST/`,
    );
  const { publishConfig = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    publishConfig?: Record<string, unknown>;
  };
  for (const [key, value] of Object.entries(publishConfig)) {
    if (key.endsWith('registry') && !sameAddress(String(value), url))
      throw new ContractError(
        'package.json',
        `publishConfig says ${key} ${String(value)}, which would win over ${url}; remove it, or name that one`,
      );
  }
  // npm and Changesets both prefer a scope's registry to the general one, wherever it is configured; the environment beats every
  // .npmrc.
  const own = Object.entries(env).filter(([name]) => !/^npm_config_(@.*:)?registry$/i.test(name));
  return { url, env: { ...Object.fromEntries(own), npm_config_registry: url, [`npm_config_${scopeKey}`]: url } };
}

/** Asks npm itself where it would publish. @throws ContractError when that is somewhere else. */
export async function assertTarget(root: string, { url, env }: Target): Promise<void> {
  const { stdout } = await run('npm', ['config', 'get', 'registry', scopeKey], root, env);
  for (const key of ['registry', scopeKey]) {
    const value =
      stdout
        .split('\n')
        .find((line) => line.startsWith(`${key}=`))
        ?.slice(key.length + 1) ?? 'nothing';
    if (!sameAddress(value, url))
      throw new ContractError(
        'npm',
        `its ${key} is ${value}, not ${url}; see which .npmrc says so with npm config ls -l`,
      );
  }
}

const sameAddress = (a: string, b: string): boolean => a.replace(/\/+$/, '') === b.replace(/\/+$/, '');

/** npm asks a registry that is not there for more than a minute; a person waits, and may run this again. */
const impatient = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-timeout=20000'];

/**
 * The sha512 that the registry states for a version, or undefined when it does not have it.
 *
 * @throws ContractError when it does not answer.
 */
export async function publishedIntegrity(
  root: string,
  { url, env }: Target,
  version: string,
): Promise<string | undefined> {
  const { code, stdout, stderr } = await run(
    'npm',
    ['view', `${packageName}@${version}`, 'dist.integrity', '--json', '--prefer-online', ...impatient],
    root,
    env,
  );
  if (code === 0) return stdout.trim() === '' ? undefined : [JSON.parse(stdout) as string | string[]].flat()[0];
  const { code: fault, summary } = explanationOf(stdout, stderr);
  if (fault === 'E404') return undefined;
  const why = [fault, summary].filter((part) => part !== '').join(': ') || `npm ended with ${code}`;
  throw new ContractError(
    url,
    `the registry does not say whether it has ${version} (${why}); run again when it answers`,
  );
}
