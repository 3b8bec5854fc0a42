/** A consumer in a folder of its own: its files copied from here, everything else installed from the registry. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { API_VERSION } from '../../src/contract/release.js';
import type { Registry } from '../support/registry.js';

/** An installed consumer. */
export interface InstalledConsumer {
  readonly root: string;
  /** Runs a script of one of its own packages, such as `typescript/bin/tsc`; gives the exit code and both outputs. */
  run(script: string, ...args: string[]): Promise<{ readonly code: number; readonly output: string }>;
}

/**
 * Copies folders (the later over the earlier) and installs what the package.json among them asks for; of this package the
 * version of the sources, because a major is not within the range that a consumer was written with.
 */
export async function installConsumer(
  registry: Registry,
  name: string,
  sources: readonly string[],
): Promise<InstalledConsumer> {
  const root = emptyConsumer(registry, name, {});
  for (const source of sources)
    cpSync(source, root, { recursive: true, filter: (path) => !['node_modules', 'dist'].includes(basename(path)) });
  await registry.npmAsync(root, 'install', `@serviceai/api-spec@${API_VERSION}`);
  return at(root);
}

/** A consumer of these packages, with files still to be written. */
export async function installPackages(
  registry: Registry,
  name: string,
  packages: readonly string[],
): Promise<InstalledConsumer> {
  const root = emptyConsumer(registry, name, { private: true, type: 'module' });
  await registry.npmAsync(root, 'install', ...packages);
  return at(root);
}

function emptyConsumer(registry: Registry, name: string, content: object): string {
  const root = join(registry.folder, 'consumers', name);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify(content));
  return root;
}

function at(root: string): InstalledConsumer {
  return {
    root,
    async run(script, ...args) {
      try {
        const options = { cwd: root, maxBuffer: 1 << 28 };
        const path = join(root, 'node_modules', script);
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [path, ...args], options);
        return { code: 0, output: stdout + stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, output: stdout + stderr };
      }
    },
  };
}

/** Files of a consumer that do not stand below its own folder: none, when it uses nothing but what was installed. */
export function outsiders({ root }: InstalledConsumer): string[] {
  return readdirSync(join(root, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => realpathSync(join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(root));
}
