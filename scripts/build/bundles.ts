/** The bundles of dist/: what is in which file, and why. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Options } from 'tsup';
import { defer } from './defer.js';

/** The two halves of dist/, which share no file. */
export type Part = 'contract' | 'engine';

/** The libraries of the diff that most runs never load, each a file of its own (see src/schema/strings/heavy.bundled.ts). */
const LAZY = {
  ajv: 'ajv/dist/2020.js',
  'ajv-formats': 'ajv-formats/dist/formats.js',
  refa: 'refa',
  'js-yaml': 'js-yaml',
};

/** Puts the variants of heavy.ts and heavy-yaml.ts that load from lazy/ in their places. */
const lazily: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'lazily',
  setup(build) {
    build.onResolve({ filter: /\/heavy(-yaml)?\.js$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\.js$/, '.bundled.ts')),
    }));
    build.onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
  },
};

/** Leaves to the first use what the contract would compute while it loads. */
const deferring: NonNullable<Options['plugins']>[number] = {
  name: 'deferring',
  renderChunk: (code) => ({ code: defer(code) }),
};

/**
 * Every bundle. The contract is one file, because each more costs a process a third of a millisecond; the diff is apart
 * from it, because neither needs the other; zod stays outside, being the consumer's own.
 */
export function bundlesOf(root: string, out: string): Record<Part, Options[]> {
  const shared: Options = {
    config: false,
    outDir: out,
    silent: true,
    target: 'node20',
    platform: 'node',
    shims: true,
    external: ['zod'],
    splitting: false,
  };
  const contract: Options = { ...shared, entry: { index: join(root, 'src/index.ts') }, plugins: [deferring] };
  return {
    contract: [
      { ...contract, format: 'esm' },
      { ...contract, format: 'cjs' },
    ],
    engine: [...programs(root, shared), libraries(root, shared, join(out, 'lazy'))],
  };
}

/** The diff and the command line: CommonJS, because V8 takes kept bytecode of scripts alone, and Node starts them sooner. */
function programs(root: string, shared: Options): Options[] {
  const engine: Options = {
    ...shared,
    format: 'cjs',
    esbuildPlugins: [lazily],
    define: { 'import.meta.dirname': '__dirname' },
    minify: true,
  };
  const entries = { diff: 'diff.ts', cli: 'cli/launch.ts', main: 'cli/main.ts' };
  return Object.entries(entries).map(([name, file]) => ({ ...engine, entry: { [name]: join(root, 'src', file) } }));
}

/** The libraries that most runs never load, each whole in its file. */
function libraries(root: string, shared: Options, out: string): Options {
  const resolve = createRequire(join(root, 'package.json')).resolve;
  const entry = Object.fromEntries(Object.entries(LAZY).map(([name, library]) => [name, resolve(library)]));
  return { ...shared, entry, outDir: out, format: 'cjs', minify: true, noExternal: [/./] };
}
