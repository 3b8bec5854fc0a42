/** The files that `--uses` and `api-spec uses` name: a list of operations, or client code. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../openapi/input-error.js';
import type { OpenApi } from '../openapi/model.js';
import type { UsedOperations } from '../review/of-operations.js';
import { languageOf } from '../uses/language.js';
import { type Found, type SourceFile, usesIn } from '../uses/uses.js';
import { fileBytes } from './load/bytes.js';

/**
 * The operations that files and folders use; all code is read as one, so that a path named in one folder is known in the
 * others. Throws an InputError when one cannot be read, or says what is no operation.
 */
export function readUses(paths: readonly string[], documents: readonly OpenApi[]): UsedOperations {
  const lists = paths.filter((path) => !isFolder(path) && languageOf(path) === undefined).map(listed);
  const code = paths.filter((path) => isFolder(path) || languageOf(path) !== undefined).flatMap(codeAt);
  // One folder may lie in another.
  const files = new Map(code.map((file) => [resolve(file.path), file]));
  const found = [...lists, usesIn([...files.values()], documents)];
  return {
    source: paths.join(', '),
    operations: [...new Set(found.flatMap(({ operations }) => operations))],
    unclear: [...new Set(found.flatMap(({ unclear }) => unclear))],
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function codeAt(path: string): SourceFile[] {
  const files = isFolder(path) ? filesBelow(path) : [{ path, text: textOf(path) }];
  if (files.length === 0)
    throw new InputError(
      path,
      'there is no code in it that is read; name a folder of client code, or a list of operations',
    );
  return files;
}

function textOf(path: string): string {
  return Buffer.from(fileBytes(path, path)).toString('utf8');
}

/** A call that could not be told, as a list says it, so that whoever reads the list still hears of it. */
export function unclearLine(sentence: string): string {
  return `? ${sentence}`;
}

/** A list: `GET /path` a line, `? ` before what could not be told; empty lines and those that begin with `#` do not count. */
function listed(path: string): Found {
  const operations: string[] = [];
  const unclear: string[] = [];
  for (const [i, line] of textOf(path).split(/\r?\n/).entries()) {
    const said = line.trim();
    if (said === '' || said.startsWith('#')) continue;
    if (said.startsWith('? ')) {
      unclear.push(said.slice(2));
      continue;
    }
    const [, method, rest] = /^([A-Za-z]+)\s+(\/\S*|webhook:.+)$/.exec(said) ?? [];
    if (method === undefined || rest === undefined) {
      throw new InputError(
        path,
        `${JSON.stringify(said.slice(0, 60))} is no operation; write one a line, such as GET /jobs/{id}`,
        {
          line: i + 1,
          column: 1,
        },
      );
    }
    operations.push(`${method.toUpperCase()} ${rest}`);
  }
  return { operations, unclear };
}

/** Folders that hold what others wrote or what was built. */
const passed = new Set([
  'node_modules',
  '.git',
  'dist',
  'build',
  'out',
  'target',
  'Pods',
  'DerivedData',
  '.next',
  '.build',
]);

/** Longer files are no code that somebody wrote. */
const MAX_FILE_SIZE = 2 ** 21;

function filesBelow(folder: string): SourceFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): SourceFile[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return passed.has(entry.name) ? [] : filesBelow(path);
    if (!entry.isFile() || languageOf(path) === undefined || lstatSync(path).size > MAX_FILE_SIZE) return [];
    return [{ path, text: readFileSync(path, 'utf8') }];
  });
}
