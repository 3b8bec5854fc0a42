/**
 * Runs a CommonJS file of dist/ from the bytecode that V8 made of it in an earlier run: compiling takes a fifth of a small
 * comparison. The bytecode lies in the user's cache folder, under a checksum of the file's path and text and V8's own tag of
 * version, flags and processor, so that what is found there is what compiling would give. Without that folder, or with
 * anything wrong in it, the file is compiled as ever: a run never fails for its sake.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** So many bytecodes of one file are kept, for the releases and Nodes that a machine uses side by side. */
const MAX_KEPT = 10;

/**
 * The folder for bytecode: below `XDG_CACHE_HOME`, or where the system keeps caches (XDG Base Directory Specification;
 * macOS; Windows). Undefined where there is none, and where `NODE_DISABLE_COMPILE_CACHE` asks for none, as it asks Node.
 */
export function codeFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const { HOME: home, LOCALAPPDATA: local, XDG_CACHE_HOME: xdg, NODE_DISABLE_COMPILE_CACHE: none } = environment;
  if (none === '1') return undefined;
  const system = platform === 'win32' ? local : home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache');
  const caches = xdg && isAbsolute(xdg) ? xdg : system;
  return caches ? join(caches, 'serviceai-api-spec') : undefined;
}

/** Compiles the text of the file at `path` as the body of a module; from kept bytecode where there is some. */
export function compiled(path: string, text: Buffer, folder: string | undefined): Script {
  const source = `(function (exports, require, module, __filename, __dirname) {${text.toString()}\n})`;
  // Node has crc32 from 20.15 on; bytecode that is not checked can bring the process down.
  if (folder === undefined || typeof crc32 !== 'function') return new Script(source, { filename: path });
  const stem = `${basename(path, '.cjs')}-`;
  const name = `${stem}${crc32(text, crc32(path)).toString(16)}-${cachedDataVersionTag().toString(16)}.bin`;
  const cachedData = found(join(folder, name));
  if (cachedData === undefined) return compileAndKeep(source, path, folder, stem, name);
  const script = new Script(source, { filename: path, cachedData });
  // By now V8 has compiled the text in its own way and would do so again: the next run makes the bytecode anew.
  if (script.cachedDataRejected) discard(join(folder, name));
  return script;
}

/** How many bytes of the file the checksum behind the bytecode takes. */
const sumSize = 4;

/** Bytecode that is whole and that this user wrote: another's is as good as a program of theirs. */
function found(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    if (process.getuid !== undefined && fstatSync(file).uid !== process.getuid()) return undefined;
    const bytes = readFileSync(file);
    const data = bytes.subarray(0, -sumSize);
    return crc32(data) === bytes.readUInt32LE(data.length) ? data : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Compiles every function at once, where what comes of it can be kept; else each on its first call, as V8 does. */
function compileAndKeep(source: string, filename: string, folder: string, stem: string, name: string): Script {
  const part = join(folder, `${name}.${process.pid}`);
  try {
    makeFolder(folder);
    const file = openSync(part, 'wx', 0o600);
    const script = compileWhole(source, filename);
    try {
      const data = script.createCachedData();
      const sum = Buffer.alloc(sumSize);
      sum.writeUInt32LE(crc32(data));
      writeFileSync(file, Buffer.concat([data, sum]));
    } finally {
      closeSync(file);
    }
    // Two processes may do this at once: each puts a whole file in place.
    renameSync(part, join(folder, name));
    tidy(folder, stem);
    return script;
  } catch {
    discard(part);
    return new Script(source, { filename });
  }
}

/** Makes the folder, and the one above where that is missing; Node's recursive mkdir does not come back from some places. */
function makeFolder(folder: string): void {
  for (const path of existsSync(dirname(folder)) ? [folder] : [dirname(folder), folder]) {
    if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder was never there, or nothing may be done in it.
  }
}

function compileWhole(source: string, filename: string): Script {
  setFlagsFromString('--no-lazy');
  try {
    return new Script(source, { filename });
  } finally {
    setFlagsFromString('--lazy');
  }
}

/** Takes the oldest bytecodes of a file away. */
function tidy(folder: string, stem: string): void {
  const ages = readdirSync(folder)
    .filter((name) => name.startsWith(stem))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
  for (const { path } of ages.sort((a, b) => b.time - a.time).slice(MAX_KEPT)) rmSync(path, { force: true });
}
