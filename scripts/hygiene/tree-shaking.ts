/** `sideEffects: false` is true in fact: a bundle carries the area it uses, and no other. */
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Check, Installed } from './package.js';

/** The most that a bundle may hold, minified and without zod, when it uses one schema of an area, or none. */
const MOST = { area: 16_000, constant: 200 } as const;

/** An area as the package tells of it: one schema, and the summaries of its operations. */
interface Area {
  readonly tag: string;
  readonly schema: string;
  readonly summaries: readonly string[];
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

async function lookAt(installed: Installed, { tag, schema, summaries }: Area): Promise<string[]> {
  const text = await bundle(installed, `export { ${schema} } from ${JSON.stringify(installed.manifest.name)};`);
  const findings: string[] = [];
  if (text.length > MOST.area)
    findings.push(`${schema} alone brings ${text.length} bytes into a bundle; the most is ${MOST.area}`);
  const strangers = summaries.filter((summary) => text.includes(JSON.stringify(summary).slice(1, -1)));
  if (strangers.length > 0)
    findings.push(
      `${schema} of ${tag} brings other areas into a bundle, such as ${JSON.stringify(strangers[0])}; each area shall be a module of its own`,
    );
  return findings;
}

/** One schema for each area that names any, with the summaries of every operation that is no business of it. */
async function areasOf({ folder }: Installed): Promise<Area[]> {
  const { areas } = (await import(pathToFileURL(`${folder}/dist/contract/index.js`).href)) as {
    areas: readonly { tag: { name: string }; schemas: object; operations: readonly { summary: string }[] }[];
  };
  return areas.flatMap((area) => {
    const [schema] = Object.keys(area.schemas).reverse();
    const others = areas.filter((other) => other !== area).flatMap(({ operations }) => operations);
    return schema === undefined
      ? []
      : [{ tag: area.tag.name, schema, summaries: others.map(({ summary }) => summary) }];
  });
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
