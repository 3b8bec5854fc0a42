/** The declarations of dist/: what a face shows to TypeScript, by the native compiler, and nothing of the rooms behind it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ContractError } from '../../src/compile/contract-error.js';

/**
 * Writes the declarations of one face, such as `src/diff.ts`, and of what they refer to. The compiler writes one for every file
 * that it read; the others are left behind.
 *
 * @throws ContractError with the compiler's words when the sources do not compile.
 */
export async function emitDeclarations(
  root: string,
  face: string,
  out: string,
  compilers: ChildProcess[],
): Promise<void> {
  const all = `${out}.${basename(face, '.ts')}`;
  await compileDeclarations(root, face, all, compilers);
  const reachable = new Set([basename(face).replace(/\.ts$/, '.d.ts')]);
  for (const file of reachable) {
    const text = readFileSync(join(all, file), 'utf8');
    for (const [, , , path] of text.matchAll(reference)) reachable.add(join(dirname(file), `${path}.d.ts`));
    mkdirSync(join(out, dirname(file)), { recursive: true });
    writeFileSync(join(out, file), text);
  }
}

const reference = /(from |import\()(['"])(\.[^'"]+)\.js\2/g;

function compileDeclarations(root: string, face: string, out: string, compilers: ChildProcess[]): Promise<void> {
  const project = `${out}.json`;
  const files = [join(root, face)];
  writeFileSync(
    project,
    JSON.stringify({ extends: join(root, 'tsconfig.dist.json'), compilerOptions: { outDir: out }, files }),
  );
  // One thread: several checkers each infer all of Zod again, which costs more than it saves.
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-p', project, '--singleThreaded'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  compilers.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
  }
  return new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new ContractError('src', `the sources do not compile, so nothing was written:\n${words.trim()}`));
    });
  });
}

/** CommonJS readers need declarations of their own kind (TypeScript's node16 resolution): the same text, naming `.cjs`. */
export function writeCommonJsDeclarations(out: string): void {
  for (const { parentPath, name } of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(parentPath, name);
    const text = readFileSync(file, 'utf8').replace(reference, '$1$2$3.cjs$2');
    writeFileSync(file.replace(/\.d\.ts$/, '.d.cts'), text);
  }
}
