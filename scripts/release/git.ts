/** What git knows of a release. */
import { ContractError } from '../../src/compile/contract-error.js';
import { run } from './run.js';

/** Has the release its tag? */
export async function isTagged(root: string, tag: string): Promise<boolean> {
  return (await git(root, 'tag', '--list', tag)).stdout.trim() !== '';
}

/**
 * @throws ContractError when the folder is no repository, or files that git knows or does not ignore differ from the last
 * commit.
 */
export async function assertCommitted(root: string): Promise<void> {
  const { code, stdout, stderr } = await git(root, 'status', '--porcelain');
  if (code !== 0)
    throw new ContractError('git', `this is no clone to publish from (${stderr.trim()}); clone the repository`);
  const paths = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
  if (paths.length > 0)
    throw new ContractError(
      paths.slice(0, 5).join(', '),
      'not committed; what is published has to be what the tag names, so commit it or put it away',
    );
}

/** The hash of all files of the commit that is checked out. @throws ContractError with git's words. */
export async function treeOfHead(root: string): Promise<string> {
  const { code, stdout, stderr } = await git(root, 'rev-parse', 'HEAD^{tree}');
  if (code !== 0) throw new ContractError('git', `there is no commit to publish (${stderr.trim()})`);
  return stdout.trim();
}

/** Tags the commit that is checked out. @throws ContractError with git's words. */
export async function tagHead(root: string, tag: string): Promise<void> {
  const { code, stderr } = await git(root, 'tag', tag, '-m', tag);
  if (code !== 0) throw new ContractError('git', `the tag ${tag} cannot be made (${stderr.trim()})`);
}

const git = (root: string, ...args: string[]) => run('git', args, root);
