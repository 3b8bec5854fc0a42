/** The frozen releases, and head against the newest of them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDocument } from '../../src/compile/document.js';
import { newest } from '../../src/compile/release-order.js';
import { areas } from '../../src/contract/index.js';
import { API_VERSION } from '../../src/contract/release.js';
import { parsePair, type Review, review } from '../../src/diff.js';
import { type Checksums, type Frozen, parseChecksums } from '../../src/release/checksums.js';

/** The hash by which a frozen release and a file of a release is known. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The versions in releases/, in no order. */
export function frozenVersions(root: string): string[] {
  const names = readdirSync(join(root, 'releases')).filter((name) => name.endsWith('.json'));
  return names.map((name) => name.slice(0, -'.json'.length));
}

/** Every frozen release with its hash and what its document says. */
export function frozenReleases(root: string): Frozen[] {
  return frozenVersions(root).map((version) => {
    const name = `${version}.json`;
    const bytes = readFileSync(join(root, 'releases', name));
    return { name, hash: sha256(bytes), version: versionIn(bytes.toString()) };
  });
}

function versionIn(text: string): string | null {
  try {
    const { info } = JSON.parse(text) as { info?: { version?: unknown } };
    return typeof info?.version === 'string' ? info.version : null;
  } catch {
    return null;
  }
}

/** The recorded hashes; none when nothing was ever recorded. */
export function recordedSums(root: string): { readonly sums: Checksums; readonly mistakes: readonly string[] } {
  const file = join(root, 'releases/SHA256SUMS');
  return parseChecksums(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** The newest frozen release against the contract as it is in the sources; null before the first release. */
export function reviewHead(root: string): { readonly base: string; readonly review: Review } | null {
  const base = newest(frozenVersions(root));
  if (base === undefined) return null;
  const head = JSON.stringify(compileDocument(areas, { version: API_VERSION }));
  const pair = parsePair(
    { text: readFileSync(join(root, 'releases', `${base}.json`)), name: `releases/${base}.json` },
    { text: head, name: 'the contract' },
  );
  return { base, review: review(pair.base, pair.revision) };
}
