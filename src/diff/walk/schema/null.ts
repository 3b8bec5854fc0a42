/** A schema that one release allows beside null: two changes at most, the schema's own and null. */
import type { Composition } from '../../graph/graph.js';
import { findAt, type Here, type Site } from '../../schemas/compare/scene.js';
import { hasNotes, nullBranch } from '../../schemas/read/null.js';
import { typesOf } from '../../schemas/read/types.js';
import { check, compositionOf } from './checks.js';

/**
 * Where one side alone is a union of null and a schema, that schema is compared with the other side, and null is told
 * by itself. Not where the other side may be null as well, is a union itself, or something is noted of the value: then
 * the whole is asked.
 */
export function throughNull(site: Site, walk: (inside: Here) => void): boolean {
  const { scene, node, here, both } = site;
  const { documents } = scene;
  const base = nullBranch(documents.base, here.base);
  const revision = nullBranch(documents.revision, here.revision);
  if ((base === undefined) === (revision === undefined) || here.owner !== null) return false;
  const other = base === undefined ? 'base' : 'revision';
  const types = typesOf(documents[other], here[other]);
  if (both[other].anyOf !== undefined || both[other].oneOf !== undefined || (types ?? ['null']).includes('null'))
    return false;
  if (hasNotes(documents.base, here.base) || hasNotes(documents.revision, here.revision)) return false;
  const start = node.found.length;
  const composition = compositionOf(site) as Composition;
  findAt(site, { differs: new Set(), besideNull: true });
  const above = [...here.above, composition];
  walk({ ...here, base: base ?? here.base, revision: revision ?? here.revision, above });
  check(site, composition, start);
  return true;
}
