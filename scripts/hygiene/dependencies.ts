/** Whoever installs the package gets nothing else with it: zod is a peer, and no script runs. */
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import type { Check, Installed } from './package.js';

const PEERS = ['zod'];

/** Reads the manifest, and what the published code really imports. */
export const dependencies: Check = {
  name: 'dependencies',
  async find(installed) {
    const { manifest } = installed;
    const findings: string[] = [];
    for (const field of ['dependencies', 'optionalDependencies', 'bundledDependencies'] as const)
      if (Object.keys(manifest[field] ?? {}).length > 0)
        findings.push(`package.json has ${field}; bundle what is needed, or make it a peer and change this check`);
    const peers = Object.keys(manifest.peerDependencies ?? {});
    if (peers.join() !== PEERS.join())
      findings.push(`package.json has the peers ${peers.join(', ') || 'none'}; there shall be ${PEERS.join(', ')}`);
    for (const script of Object.keys(manifest.scripts ?? {}).filter((name) => /install$|^prepare$/.test(name)))
      findings.push(`package.json has the script ${script}, which runs when somebody installs it; remove it`);
    return [...findings, ...(await strangers(installed))];
  },
};

/** Packages that some file imports though nobody installs them. */
async function strangers({ folder, root }: Installed): Promise<string[]> {
  const entryPoints = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => join(folder, 'dist', file));
  const shared = { bundle: true, write: false, metafile: true, packages: 'external', platform: 'node' } as const;
  const { metafile } = await build({ ...shared, entryPoints, outdir: join(root, '.cache'), absWorkingDir: folder });
  const known = new Set([...PEERS, ...builtinModules]);
  return Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ path, external }) => external && !path.startsWith('node:') && !known.has(path))
      .map(({ path }) => `${relative(folder, join(folder, file))} imports ${path}, which nobody installs; bundle it`),
  );
}
