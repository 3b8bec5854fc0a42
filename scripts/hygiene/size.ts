/** How much people download, and how much of it their process reads. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Check, Installed } from './package.js';

/** The budget, in bytes. A change that needs more raises it here, where a reviewer sees it. */
const BUDGET = {
  'the tarball': 850_000,
  'the unpacked package': 3_900_000,
  'types.d.ts': 160_000,
  'what `import` of the main entry reads besides zod': 64_000,
} as const;

/** Measures each line of the budget. */
export const size: Check = {
  name: 'size',
  async find(installed) {
    const measured: Record<keyof typeof BUDGET, number> = {
      'the tarball': statSync(installed.tarball).size,
      'the unpacked package': unpackedBytes(installed.folder),
      'types.d.ts': statSync(join(installed.folder, 'types.d.ts'), { throwIfNoEntry: false })?.size ?? 0,
      'what `import` of the main entry reads besides zod': await importedBytes(installed),
    };
    return Object.entries(BUDGET)
      .map(([what, most]) => ({ what, most, bytes: measured[what as keyof typeof BUDGET] }))
      .filter(({ most, bytes }) => bytes > most)
      .map(({ what, most, bytes }) => `${what}: ${bytes} bytes, and the budget is ${most}; make it smaller`);
  },
};

function unpackedBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function importedBytes({ consumer, manifest }: Installed): Promise<number> {
  const { metafile } = await build({
    stdin: { contents: `export * from ${JSON.stringify(manifest.name)};`, resolveDir: consumer },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    external: ['zod'],
    absWorkingDir: consumer,
  });
  return Object.entries(metafile.inputs)
    .filter(([file]) => file !== '<stdin>')
    .reduce((sum, [, { bytes }]) => sum + bytes, 0);
}
