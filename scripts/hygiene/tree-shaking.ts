/** `sideEffects: false` is true in fact: a bundle carries the area it uses, and no other. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Check, Installed } from './package.js';

/** The most that a bundle may hold, minified and without zod, when it uses one schema of an area, or none. */
const MOST = { area: 16_000, constant: 200 } as const;

/** Two bundles of the same parts differ in the length of a few short names. */
const SLACK = 100;

/** An area as the package tells of it: the module that it stands in, and one of its schemas. */
interface Area {
  readonly module: string;
  readonly schema: string;
}

/** Bundles one schema of each area, a constant, and a bare import. */
export const treeShaking: Check = {
  name: 'a bundler drops what is not used',
  async find(installed) {
    if (installed.manifest.sideEffects !== false) return ['package.json: sideEffects is not false; set it'];
    const name = JSON.stringify(installed.manifest.name);
    const findings: string[] = [];
    const bare = await bundle(installed, `import ${name};`);
    if (bare.trim() !== '')
      findings.push(`a bare import leaves ${bare.length} bytes in a bundle; a module does something when it is loaded`);
    const constant = await bundle(installed, `export { API_VERSION } from ${name};`);
    if (constant.length > MOST.constant)
      findings.push(
        `API_VERSION alone brings ${constant.length} bytes into a bundle; it shall stand in a module of its own`,
      );
    for (const area of await areasOf(installed)) findings.push(...(await lookAt(installed, area)));
    return findings;
  },
};

/** What one schema brings with it by way of the main entry, against what its own module needs anyway. */
async function lookAt(installed: Installed, { module, schema }: Area): Promise<string[]> {
  const text = await bundle(installed, `export { ${schema} } from ${JSON.stringify(installed.manifest.name)};`);
  const alone = await bundle(installed, `export { ${schema} } from ${JSON.stringify(module)};`);
  if (text.length > alone.length + SLACK)
    return [
      `${schema} brings ${text.length} bytes into a bundle, and its module alone ${alone.length}: the main entry holds on to what is not used`,
    ];
  if (text.length > MOST.area)
    return [
      `${schema} brings ${text.length} bytes into a bundle, and the most is ${MOST.area}; its module needs other areas, or holds them`,
    ];
  return [];
}

/** One schema of each area that names any. */
async function areasOf({ folder }: Installed): Promise<Area[]> {
  const modules = readdirSync(join(folder, 'dist/contract'))
    .filter((file) => file.endsWith('.js') && file !== 'index.js')
    .map((file) => join(folder, 'dist/contract', file));
  const found: Area[] = [];
  for (const module of modules) {
    const exported = (await import(pathToFileURL(module).href)) as Record<string, unknown>;
    const area = Object.values(exported).find(isArea);
    const schema = area && Object.keys(area.schemas).find((name) => name in exported);
    if (schema !== undefined) found.push({ module, schema });
  }
  if (found.length === 0) throw new Error('dist/contract holds no area, so nothing was looked at');
  return found;
}

function isArea(value: unknown): value is { schemas: object } {
  return typeof value === 'object' && value !== null && 'schemas' in value && 'operations' in value;
}

async function bundle({ consumer }: Installed, contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    external: ['zod'],
    absWorkingDir: consumer,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
