/** Are The Types Wrong, on every entry point: each kind of importer finds declarations of its own kind. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from './package.js';

/** What TypeScript does not resolve at all: the document as YAML is read as a file. */
const NOT_FOR_TYPESCRIPT = ['./openapi.yaml'];

/** Runs attw, and makes sure that it looked at each entry point of the manifest. */
export const typesResolve: Check = {
  name: 'types of every entry point',
  find({ root, tarball, manifest }) {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const excluded = NOT_FOR_TYPESCRIPT.map((entry) => entry.slice('./'.length));
    const args = [attw, tarball, '--format', 'json', '--no-definitely-typed', '--exclude-entrypoints', ...excluded];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (!stdout.startsWith('{')) throw new Error(`attw gave no answer: ${stderr || stdout}`);
    const { analysis } = JSON.parse(stdout) as { analysis: Analysis };
    const unseen = Object.keys(manifest.exports).filter(
      (entry) => !NOT_FOR_TYPESCRIPT.includes(entry) && !analysis.entrypoints?.[entry],
    );
    return [
      ...unseen.map((entry) => `package.json: attw did not look at ${entry} of exports; give it types`),
      ...(analysis.problems ?? []).map(
        ({ kind, entrypoint, typesFileName, resolutionKind }) =>
          `package.json: attw finds ${kind} at ${entrypoint ?? typesFileName ?? 'a file'}${resolutionKind ? ` for ${resolutionKind}` : ''}; see its documentation of that problem`,
      ),
    ];
  },
};

interface Analysis {
  readonly entrypoints?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly {
    readonly kind: string;
    readonly entrypoint?: string;
    readonly typesFileName?: string;
    readonly resolutionKind?: string;
  }[];
}
