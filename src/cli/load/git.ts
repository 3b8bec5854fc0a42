/** The bytes of a file at a revision of a git repository. */
import { spawnSync } from 'node:child_process';
import { InputError } from '../../openapi/input-error.js';
import { MAX_BYTES, tooLarge } from './bytes.js';

/** Reads `git:REV:PATH`; PATH counts from the root of the repository, or from `folder` when it starts with `./`. */
export function gitBytes(input: string, folder: string): Uint8Array {
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(input) ?? [];
  if (revision === undefined || path === undefined || revision.startsWith('-') || input.includes('\0')) {
    throw new InputError(input, 'write it as git:REV:PATH, such as git:main:openapi.json');
  }
  // `cat-file blob` gives a file as it was stored; no shell, no pager, no filters.
  const git = spawnSync('git', ['cat-file', 'blob', `${revision}:${path}`], { cwd: folder, maxBuffer: MAX_BYTES });
  const code = (git.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOBUFS') tooLarge(input);
  if (code === 'ENOENT') throw new InputError(input, 'git is not installed, or not on the PATH');
  if (git.error !== undefined) throw new InputError(input, `git cannot be run (${code ?? git.error.message})`);
  if (git.status !== 0) {
    const said = git.stderr.toString().trim().split('\n')[0] ?? '';
    throw new InputError(input, `git finds no such file there (${said || `exit ${git.status}`})`);
  }
  return git.stdout;
}
