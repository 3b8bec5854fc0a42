/** dist/: what the registry serves. JavaScript by tsup, declarations by the native TypeScript compiler, both at once. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Workshop } from '../../src/compile/replace.js';
import { bundlesOf, type Part } from './bundles.js';
import { emitDeclarations, writeCommonJsDeclarations } from './declarations.js';

/** The face of each part, whose declarations are published. */
const FACES: Record<Part, string> = { contract: 'src/index.ts', engine: 'src/diff.ts' };

/** What a kept build of the engine is called, before its hash. */
const KEPT = 'engine-';

/** Marks which sources dist/ was built from; not published. */
const STAMP = '.stamp';

/** A build of dist/ under way. */
export interface Dist {
  /**
   * Fulfilled when the whole folder is prepared.
   *
   * @throws ContractError with the compiler's words when the sources do not compile.
   */
  readonly ready: Promise<void>;
  /** Adds a file to the prepared folder. */
  add(name: string, text: string): void;
  /** Puts the prepared folder in place. */
  place(): void;
  /** Ends the build; dist/ stays as it was. */
  abandon(): Promise<void>;
}

/** Starts building dist/ in the workshop. */
export function startDist(root: string, workshop: Workshop): Dist {
  const out = join(workshop.path, 'dist');
  mkdirSync(out);
  const stamp = hashOf(root, sourcesOf(root));
  const compilers: ChildProcess[] = [];
  const contract = emitPart(root, 'contract', out, compilers);
  const work = Promise.all([contract, emitEngine(root, workshop, compilers)]).then(([, engine]) => {
    cpSync(engine, out, { recursive: true });
    writeCommonJsDeclarations(out);
    writeFileSync(join(out, STAMP), stamp);
  });
  work.catch(() => undefined);
  return {
    ready: work,
    add: (name, text) => writeFileSync(join(out, name), text),
    place: () => workshop.place('dist', join(root, 'dist')),
    async abandon() {
      for (const compiler of compilers) compiler.kill();
      await work.catch(() => undefined);
    },
  };
}

/** Builds one part of dist/ into a folder: its bundles and its declarations. */
async function emitPart(root: string, part: Part, out: string, compilers: ChildProcess[]): Promise<void> {
  const bundles = import('tsup').then(({ build }) =>
    Promise.all(bundlesOf(root, out)[part].map((bundle) => build(bundle))),
  );
  await Promise.all([emitDeclarations(root, FACES[part], out, compilers), bundles]);
}

/**
 * The diff engine, which most edits do not touch: built once for each state of its sources and kept below .cache. The name
 * is a hash of everything that it is built from, so what is found under it is what a build would give.
 *
 * @returns the folder that holds it.
 */
async function emitEngine(root: string, workshop: Workshop, compilers: ChildProcess[]): Promise<string> {
  const sources = sourcesOf(root).filter((file) => !/^src\/(contract|compile|index\.ts)/.test(file));
  const kept = join(root, '.cache', `${KEPT}${hashOf(root, sources)}`);
  if (existsSync(kept)) return kept;
  const fresh = join(workshop.path, 'engine');
  await emitPart(root, 'engine', fresh, compilers);
  // Modules are given the same code as CommonJS, not another copy of it.
  writeFileSync(join(fresh, 'diff.js'), "export * from './diff.cjs';\n");
  for (const old of readdirSync(join(root, '.cache'))) {
    if (old.startsWith(KEPT)) rmSync(join(root, '.cache', old), { recursive: true, force: true });
  }
  workshop.place('engine', kept);
  return kept;
}

/** Why dist/ is not of these sources, or undefined when it is or was never built. */
export function distProblem(root: string): string | undefined {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return undefined;
  const stamp = join(dist, STAMP);
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(root, sourcesOf(root));
  return current ? undefined : 'dist/: built from other sources';
}

/** Every file that dist/ is built from, relative to the root, in one order on every machine. */
function sourcesOf(root: string): string[] {
  const files = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
  return [...files, 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.dist.json'].sort();
}

function hashOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
