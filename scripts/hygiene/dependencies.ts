/** Whoever installs the package gets nothing else with it: zod is a peer, and no script runs. */
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
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
async function strangers({ folder }: Installed): Promise<string[]> {
  const known = new Set([...PEERS, ...builtinModules]);
  const findings: string[] = [];
  for (const extension of ['.js', '.cjs']) {
    const entryPoints = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(extension))
      .map((file) => join('dist', file));
    const { metafile } = await build({
      entryPoints,
      absWorkingDir: folder,
      outdir: 'nowhere',
      write: false,
      metafile: true,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    for (const [file, { imports }] of Object.entries(metafile.inputs))
      for (const { path, external } of imports)
        if (external && !path.startsWith('node:') && !known.has(path))
          findings.push(`${file} imports ${path}, which nobody installs; bundle it`);
  }
  return findings;
}
