/** The document in the tarball of a package: the file that was named, or the one at its top that is called as documents are. */
import { posix } from 'node:path';
import { InputError } from '../../openapi/input-error.js';
import { few } from '../../openapi/shown.js';
import { readTarball, TarballError } from './tar.js';

/** Where a package keeps its document, unless told; the first that is there counts. */
const usual = ['openapi.json', 'openapi.yaml', 'openapi.yml'];

/** A file of a release of a package. */
export interface PackageFile {
  /** As the user wrote it, for messages. */
  readonly input: string;
  /** `NAME@VERSION`. */
  readonly spec: string;
  /** From the package's top folder; null for the usual place. */
  readonly path: string | null;
}

/** A path inside a package without `.` and `..`; null where it leads out of it. */
export function inside(path: string): string | null {
  const plain = posix.normalize(path);
  return posix.isAbsolute(plain) || plain === '..' || plain.startsWith('../') ? null : plain;
}

/** Its bytes, read in memory. Throws an InputError: what the package does not hold, and what may be named instead. */
export async function documentIn(tarball: Buffer, file: PackageFile): Promise<Uint8Array> {
  const { input, spec, path } = file;
  const wanted = path === null ? usual : [path];
  const documents: string[] = [];
  try {
    const files = await readTarball(tarball, (name) => {
      if (isDocument(name)) documents.push(name);
      return wanted.includes(name);
    });
    const found = wanted.map((name) => files.get(name)).find((bytes) => bytes !== undefined);
    if (found !== undefined) return found;
  } catch (error) {
    if (error instanceof TarballError)
      throw new InputError(input, `the tarball of ${spec} cannot be read: ${error.message}`);
    throw error;
  }
  const lacks = path === null ? `${usual.join(', ')} in its top folder` : `file ${path}`;
  throw new InputError(input, `${spec} holds no ${lacks}; ${instead(spec, documents)}`);
}

/** May a file of this name be a document? What npm and compilers read is none. */
function isDocument(name: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(name) && !/(?:^|\/)(?:package(?:-lock)?|tsconfig)\.json$/.test(name);
}

function instead(spec: string, documents: readonly string[]): string {
  if (documents.length === 0) return 'there is no JSON or YAML in it that may be a document, so name another package';
  return `name a file of it as npm:${spec}/PATH, where PATH may be ${few(documents)}`;
}
