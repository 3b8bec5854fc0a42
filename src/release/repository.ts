/** Where the package says its sources are: npm makes provenance only when that is the repository whose workflow publishes. */
import { isObject, type Json, member } from '../json.js';

/**
 * @returns the text of a package.json that names a repository, `https://HOST/OWNER/NAME`; the text as it is when it does
 * already.
 */
export function withRepository(text: string, address: string): string {
  const manifest = JSON.parse(text) as { readonly [key: string]: Json };
  if (addressOf(manifest) === address) return text;
  const { name, version, description, license, ...rest } = manifest;
  const repository = { type: 'git', url: `git+${address}.git` };
  return `${JSON.stringify({ name, version, description, license, ...rest, repository }, null, 2)}\n`;
}

/**
 * Why npm would refuse to make provenance of a package, one sentence each.
 *
 * @param manifest its package.json.
 * @param address the repository whose workflow publishes, or undefined where no workflow does.
 */
export function provenanceProblems(manifest: { readonly [key: string]: Json }, address: string | undefined): string[] {
  const problems: string[] = [];
  if (member(manifest.publishConfig, 'access') !== 'public')
    problems.push('package.json: provenance is made for public packages alone; set publishConfig.access to "public".');
  if (address === undefined)
    problems.push(
      'RELEASE_REPOSITORY: provenance is made in a workflow, which names its repository here; publish with .github/workflows/release.yml, or unset npm_config_provenance.',
    );
  else if (addressOf(manifest) !== address)
    problems.push(
      `package.json: repository is ${addressOf(manifest) ?? 'not there'}, and the workflow runs in ${address}; set repository.url to "git+${address}.git" and commit. release:version does so when RELEASE_REPOSITORY names it.`,
    );
  return problems;
}

/** The address in `repository` (docs of npm: package.json, repository), without what only git needs. */
function addressOf({ repository }: { readonly [key: string]: Json }): string | undefined {
  const url = isObject(repository) ? repository.url : repository;
  return typeof url === 'string' ? url.replace(/^git\+/, '').replace(/\.git$/, '') : undefined;
}
