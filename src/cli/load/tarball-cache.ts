/**
 * Tarballs under the hash of their bytes, and which one a registry's release is. A published version never changes, so what
 * is here is not asked for again; what is not what its name says any more is as if it were not here.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A release in a registry. */
export interface RegistryRelease {
  /** The registry's address. */
  readonly registry: string;
  readonly name: string;
  readonly version: string;
}

/** The sha512 of bytes, as Subresource Integrity (W3C) writes it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** Is one of the hashes in an integrity string the sha512 of the bytes? Weaker ones do not count. */
export function hasIntegrity(bytes: Uint8Array, integrity: string): boolean {
  return integrity.split(/\s+/).some((hash) => hash.split('?')[0] === integrityOf(bytes));
}

/** A cache in one folder, which need not exist. */
export class TarballCache {
  constructor(readonly folder: string) {}

  /** The tarball of a release, or undefined. */
  find(release: RegistryRelease): Buffer | undefined {
    try {
      const { integrity } = JSON.parse(readFileSync(this.#noteOf(release), 'utf8')) as { integrity: string };
      const bytes = readFileSync(this.#fileOf(integrity));
      return hasIntegrity(bytes, integrity) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a tarball; a cache that cannot be written to keeps nothing. */
  keep(release: RegistryRelease, bytes: Buffer): void {
    const integrity = integrityOf(bytes);
    try {
      replace(this.#fileOf(integrity), bytes);
      replace(this.#noteOf(release), JSON.stringify({ ...release, integrity }));
    } catch {
      // Not being able to write here must not keep anybody from reading a release.
    }
  }

  #noteOf({ registry, name, version }: RegistryRelease): string {
    const key = createHash('sha256').update([registry, name, version].join('\n')).digest('hex');
    return join(this.folder, 'releases', `${key}.json`);
  }

  #fileOf(integrity: string): string {
    const hex = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
    return join(this.folder, 'tarballs', `${hex}.tgz`);
  }
}

/** Several processes may write the same file: each its own, renamed over what is there. */
function replace(file: string, content: Buffer | string): void {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  try {
    writeFileSync(own, content);
    renameSync(own, file);
  } finally {
    rmSync(own, { force: true });
  }
}
