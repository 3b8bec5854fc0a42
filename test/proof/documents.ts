/** The documents that the proof edits: our fixtures and releases, and real ones where SPECS names a folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Pair, pairsOf } from '../../scripts/peers/fetched.js';
import type { JsonObject } from '../../src/json.js';
import { Atlas } from './atlas.js';
import { Release } from './release.js';
import type { Ground } from './run.js';

const root = join(import.meta.dirname, '../..');

/** Maps a document. */
export function groundOf(name: string, json: JsonObject, yaml = false): Ground {
  const release = new Release(json);
  const atlas = new Atlas(release);
  const spots = [...atlas.spots];
  return {
    name,
    release,
    atlas,
    yaml,
    schemas: spots.filter((spot) => spot.part === 'schema'),
    operations: spots.filter((spot) => spot.part === 'operation'),
  };
}

/** A file, JSON or YAML. */
export function read(path: string): JsonObject {
  const text = readFileSync(path, 'utf8');
  return (path.endsWith('.json') ? JSON.parse(text) : parse(text)) as JsonObject;
}

/** The fixtures of this folder and the frozen releases. */
export function ownDocuments(): { name: string; path: string }[] {
  const folders = [join(import.meta.dirname, 'fixtures'), join(root, 'releases')];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .filter((file) => /\.(json|ya?ml)$/.test(file))
      .map((file) => ({ name: file, path: join(folder, file) })),
  );
}

/** The pairs of SPECS: folders with a base.json and a revision.json; none where it is not set. */
export const realPairs = (): Pair[] => pairsOf(process.env.SPECS);

/** GitHub's description, where `node scripts/run.mjs fetch-documents` has put it; undefined elsewhere. */
export function github(): string | undefined {
  const path = join(root, '.cache', 'documents', 'api.github.com.json');
  return existsSync(path) ? path : undefined;
}
