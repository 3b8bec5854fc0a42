/** dist/: what the registry serves. JavaScript by tsup, declarations by the native TypeScript compiler, both at once. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ContractError } from '../src/compile/contract-error.js';
import type { Workshop } from '../src/compile/replace.js';
import { bundlesOf } from './bundles.js';

/** Marks which sources dist/ was built from; not published. */
const STAMP = '.stamp';

/** A build of dist/ under way. */
export interface Dist {
  /** Fulfilled when the whole folder is prepared. @throws ContractError with the compiler's words when the sources do not compile. */
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
  const stamp = hashOfSources(root);
  const declarations = emitDeclarations(root, out);
  const work = Promise.all([declarations.done, emitJavaScript(root, out)]).then(() => {
    writeCommonJsDeclarations(out);
    writeFileSync(join(out, STAMP), stamp);
  });
  work.catch(() => undefined);
  return {
    ready: work,
    add: (name, text) => writeFileSync(join(out, name), text),
    place: () => workshop.place('dist', join(root, 'dist')),
    async abandon() {
      declarations.kill();
      await work.catch(() => undefined);
    },
  };
}

/** Why dist/ is not of these sources, or undefined when it is or was never built. */
export function distProblem(root: string): string | undefined {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return undefined;
  const stamp = join(dist, STAMP);
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources(root);
  return current ? undefined : 'dist/: built from other sources';
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const folders = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  for (const file of [...folders, 'package.json', 'package-lock.json'].sort()) {
    hash.update(`${file.split(sep).join('/')}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

async function emitJavaScript(root: string, out: string): Promise<void> {
  const { build } = await import('tsup');
  await Promise.all(bundlesOf(root, out).map((bundle) => build(bundle)));
}

function emitDeclarations(root: string, out: string): { done: Promise<void>; kill: () => void } {
  // One thread: several checkers each infer all of Zod again, which costs more than it saves.
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const child = spawn(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.dist.json'), '--outDir', out, '--singleThreaded'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new ContractError('src', `the sources do not compile, so nothing was written:\n${words.trim()}`)),
    );
  });
  return { done, kill: () => child.kill() };
}

/** CommonJS readers need declarations of their own kind (TypeScript's node16 resolution): the same text, naming `.cjs`. */
function writeCommonJsDeclarations(out: string): void {
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8').replace(/(from |import\()(['"])(\.[^'"]+)\.js\2/g, '$1$2$3.cjs$2');
    writeFileSync(file.replace(/\.d\.ts$/, '.d.cts'), text);
  }
}
