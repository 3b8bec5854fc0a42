/** `sideEffects: false` is true in fact: a bundle carries the schema it uses with what that needs, and nothing else. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Check, Installed } from './package.js';

/** The most bytes that a bundle may hold, minified and without zod, when it uses one schema, or a constant. */
const MAX_BYTES = { schema: 4_000, constant: 200 } as const;

/** Bundles each named schema alone, a constant, and a bare import. */
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
    if (constant.length > MAX_BYTES.constant)
      findings.push(`API_VERSION alone brings ${constant.length} bytes into a bundle; nothing shall come with it`);
    const { areas } = (await import(pathToFileURL(join(installed.folder, 'dist/index.js')).href)) as Contract;
    const paths = areas.flatMap(({ operations }) => operations.map(({ path }) => JSON.stringify(path)));
    if (paths.length === 0) throw new Error('the package holds no operation, so nothing was looked at');
    for (const schema of areas.flatMap(({ schemas }) => Object.keys(schemas)))
      findings.push(...lookAt(schema, await bundle(installed, `export { ${schema} } from ${name};`), paths));
    return findings;
  },
};

/** The package's main entry, as far as this check reads it. */
interface Contract {
  readonly areas: readonly { readonly schemas: object; readonly operations: readonly { readonly path: string }[] }[];
}

/** A schema needs other schemas, but never an operation. */
function lookAt(schema: string, text: string, paths: readonly string[]): string[] {
  const stray = paths.filter((path) => text.includes(path));
  if (stray.length > 0)
    return [
      `${schema} brings ${stray.length} operations into a bundle, ${stray[0]} among them: the main entry holds on to what is not used`,
    ];
  if (text.length > MAX_BYTES.schema)
    return [
      `${schema} brings ${text.length} bytes into a bundle, and the most is ${MAX_BYTES.schema}; it needs other areas, or more is in it`,
    ];
  return [];
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
