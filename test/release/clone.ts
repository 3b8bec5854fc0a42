/** A clone of the package with a registry of its own, on which the documented commands are run. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedSums, sha256 } from '../../scripts/release/frozen.js';
import { readPending } from '../../scripts/release/pending.js';
import { parseVersion, type SemVer } from '../../src/contract/client-version.js';
import { API_VERSION } from '../../src/contract/release.js';
import { checksumsText } from '../../src/release/checksums.js';
import { copyPackage, packageRoot } from '../support/package-copy.js';

const { major, minor, patch } = parseVersion(API_VERSION) as SemVer;
/** What a clone's first release is called when it is a patch, and those after it when they are a minor and a major. */
export const PATCH = `${major}.${minor}.${patch + 1}`;
export const MINOR = `${major}.${minor + 1}.0`;
export const MAJOR = `${major + 1}.0.0`;

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** When to kill: fulfilled at that moment, or when the script has ended by itself. */
export type Moment = (ended: () => boolean) => Promise<void>;

/** A clone. */
export interface Clone {
  readonly root: string;
  read(path: string): string;
  /** Replaces a text that has to be there. */
  edit(path: string, before: string, after: string): void;
  git(...args: string[]): string;
  /** Commits everything. */
  commit(words: string): void;
  /** Runs a script of the package, as `npm run` would. */
  run(script: string, ...args: string[]): Promise<Ended>;
  /** The same in another environment. */
  runIn(other: NodeJS.ProcessEnv, script: string): Promise<Ended>;
  /** Starts a script, waits for a moment and kills it then with all its children. @returns whether it still ran. */
  kill(moment: Moment, script: string): Promise<boolean>;
  remove(): void;
}

/**
 * Makes a clone whose children see this environment. It starts right after a release, whatever is changed and pending here:
 * what a test releases from it is what the test has changed.
 */
export function makeClone(env: NodeJS.ProcessEnv): Clone {
  const { root, remove } = copyPackage();
  const at = (path: string) => join(root, path);
  takeForReleased(root);
  // The checks of a clone read its tests too.
  for (const part of ['test', 'vitest.config.ts', '.gitignore'])
    cpSync(join(packageRoot, part), at(part), { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' });
  const words = (script: string, args: readonly string[]) => ['scripts/run.mjs', script, ...args];
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'Release Test');
  git('config', 'user.email', 'release@example.com');
  writeFileSync(at('.git/info/exclude'), 'node_modules\ndist\n.cache\n');
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('Start');
  return {
    root,
    read: (path) => readFileSync(at(path), 'utf8'),
    edit(path, before, after) {
      const text = readFileSync(at(path), 'utf8');
      if (!text.includes(before)) throw new Error(`${path} does not hold ${before}`);
      writeFileSync(at(path), text.replace(before, after));
    },
    git,
    commit,
    run: (script, ...args) => ended(words(script, args), root, env),
    runIn: (other, script) => ended(words(script, []), root, other),
    async kill(moment, script) {
      const child = spawn(process.execPath, words(script, []), { cwd: root, env, stdio: 'ignore', detached: true });
      let over = false;
      const closed = new Promise<void>((resolve) =>
        child.on('close', () => {
          over = true;
          resolve();
        }),
      );
      await Promise.race([moment(() => over), closed]);
      const running = !over;
      // The whole group: npm and Changesets too, at the same moment.
      if (running) process.kill(-(child.pid as number), 'SIGKILL');
      await closed;
      return running;
    },
    remove,
  };
}

/** The document as it is becomes the frozen one of its version, and nothing is pending. */
function takeForReleased(root: string): void {
  for (const { file } of readPending(root).changesets) rmSync(join(root, file));
  const name = `${API_VERSION}.json`;
  const document = readFileSync(join(root, 'openapi.json'), 'utf8');
  const { sums } = recordedSums(root);
  writeFileSync(join(root, 'releases', name), document);
  writeFileSync(join(root, 'releases/SHA256SUMS'), checksumsText(new Map([...sums, [name, sha256(document)]])));
}

/** Without blocking: the connections to the registry are watched meanwhile. */
function ended(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr });
    });
  });
}
