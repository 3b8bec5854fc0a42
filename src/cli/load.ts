/**
 * What the user names -> a checked document. One table of the kinds of input; a new kind is one line of it.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../openapi/input-error.js';
import type { OpenApi } from '../openapi/model.js';
import { parseDocument, parsePair } from '../openapi/read.js';
import { fileBytes, streamBytes } from './load/bytes.js';
import { isVersion } from './load/version.js';

/** Where inputs are looked for. */
export interface LoadOptions {
  /** The folder that paths start from, and that holds `releases/`; the working directory when left out. */
  readonly folder?: string;
}

/** A document and what the user called it. */
export interface Loaded {
  readonly document: OpenApi;
  /** The input as given, for reports. */
  readonly source: string;
  /** The file of the working copy that it is, for annotations: absolute, or from the root of its repository; null for none. */
  readonly file: string | null;
}

interface Kind {
  readonly is: (input: string) => boolean;
  readonly bytes: (input: string, folder: string) => Uint8Array | Promise<Uint8Array>;
  readonly file: (input: string, folder: string) => string | null;
}

/** The kinds of input; the first that fits reads it. */
const kinds: readonly Kind[] = [
  { is: (input) => input === '-', bytes: () => streamBytes(0, nameOf('-')), file: () => null },
  { is: (input) => input.startsWith('git:'), bytes: gitBytes, file: gitFile },
  { is: (input) => input.startsWith('npm:'), bytes: registryBytes, file: () => null },
  { is: isVersion, bytes: releaseBytes, file: releaseFile },
  { is: (input) => /^https?:\/\//.test(input), bytes: noAddress, file: () => null },
  {
    is: () => true,
    bytes: (input, folder) => fileBytes(resolve(folder, input), input, hintFor(input)),
    file: (input, folder) => resolve(folder, input),
  },
];

/**
 * Reads one input: a file (JSON or YAML), `-` for the standard input, `git:REV:PATH`, `npm:NAME@VERSION`,
 * `npm:NAME@VERSION/PATH`, or a version: from `releases/`, else from the registry. Throws an InputError, one sentence, when
 * there is no such thing or it is no OpenAPI document.
 */
export async function load(input: string, options: LoadOptions = {}): Promise<Loaded> {
  const text = await bytesOf(input, options);
  return loaded(parseDocument(text, nameOf(input)), input, options);
}

/** Reads two inputs together, as a diff needs them (see parsePair). Throws as {@link load}. */
export async function loadPair(
  base: string,
  revision: string,
  options: LoadOptions = {},
): Promise<{ readonly base: Loaded; readonly revision: Loaded }> {
  if (base === '-' && revision === '-') {
    throw new InputError(nameOf('-'), 'it can be read only once; name a file for the other document');
  }
  const texts = [await bytesOf(base, options), await bytesOf(revision, options)] as const;
  const pair = parsePair({ text: texts[0], name: nameOf(base) }, { text: texts[1], name: nameOf(revision) });
  return { base: loaded(pair.base, base, options), revision: loaded(pair.revision, revision, options) };
}

/** What is read for an input: the path of a file, 0 for the standard input; null where no file of this computer is. */
export function readFor(input: string, { folder = process.cwd() }: LoadOptions = {}): string | 0 | null {
  if (input === '-') return 0;
  return input.startsWith('git:') ? null : kindOf(input).file(input, folder);
}

function noAddress(input: string): never {
  throw new InputError(input, 'addresses are not read; save the document to a file and name that');
}

/** What somebody may have meant by a name that is no file. */
function hintFor(input: string): string | undefined {
  const version = /^v(\d+\.\d+\.\d+.*)$/.exec(input)?.[1];
  if (version !== undefined) return `a version is written without the v: ${version}`;
  if (/^(\d+(\.\d+)?|latest|next)$/.test(input)) return 'a version is written in full, such as 1.1.24';
  return undefined;
}

/** What messages call an input. */
const nameOf = (input: string): string => (input === '-' ? 'standard input' : input);

function loaded(document: OpenApi, input: string, { folder = process.cwd() }: LoadOptions): Loaded {
  return { document, source: input, file: kindOf(input).file(input, folder) };
}

const kindOf = (input: string): Kind => kinds.find(({ is }) => is(input))!;

async function bytesOf(input: string, { folder = process.cwd() }: LoadOptions): Promise<Uint8Array> {
  if (input === '')
    throw new InputError('""', 'the name of the input is empty; name a file, a version or git:REV:PATH');
  return kindOf(input).bytes(input, folder);
}

function releaseBytes(version: string, folder: string): Uint8Array | Promise<Uint8Array> {
  const path = releaseFile(version, folder);
  return path === null ? registryBytes(version, folder) : fileBytes(path, version);
}

function releaseFile(version: string, folder: string): string | null {
  const path = join(folder, 'releases', `${version}.json`);
  return existsSync(path) ? path : null;
}

/** The file that `git:REV:PATH` names, as the working copy has it: absolute where PATH starts with `./`, else from the root. */
function gitFile(input: string, folder: string): string {
  const path = input.slice(input.indexOf(':', 'git:'.length) + 1);
  return /^\.\.?\//.test(path) ? resolve(folder, path) : path;
}

/** Loaded on first use, as the registry is: most runs read files. */
async function gitBytes(input: string, folder: string): Promise<Uint8Array> {
  return (await import('./load/git.js')).gitBytes(input, folder);
}

async function registryBytes(input: string, folder: string): Promise<Uint8Array> {
  return (await import('./load/registry.js')).registryBytes(input, folder);
}
