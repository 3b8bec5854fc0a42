/** Are two documents the same release under two versions? */
import { equal, isObject, type Json, type JsonObject, toPointer } from '../../../json.js';
import type { Documents } from '../../change/subjects.js';

/** Equal but for `info.version`. */
export function sameDocument({ base, revision, same }: Documents): boolean {
  const names = Object.keys(base.json);
  if (names.length !== Object.keys(revision.json).length) return false;
  const besides = (info: Json | undefined): Json => ({ ...(info as JsonObject), version: '' });
  return names.every((name) => {
    if (!Object.hasOwn(revision.json, name)) return false;
    if (name === 'info') return equal(besides(base.json.info), besides(revision.json.info));
    return sameParts(base.json[name] as Json, revision.json[name] as Json, [name], same);
  });
}

/** Compares the big sections part by part, so that parts which were never parsed stay so. */
function sameParts(base: Json, revision: Json, tokens: string[], same: (pointer: string) => boolean): boolean {
  const deep = tokens[0] === 'components' ? 2 : 1;
  if (!['paths', 'webhooks', 'components'].includes(tokens[0] ?? '')) return equal(base, revision);
  if (tokens.length > deep) return same(toPointer(tokens));
  if (!isObject(base) || !isObject(revision)) return equal(base, revision);
  const names = Object.keys(base);
  if (names.length !== Object.keys(revision).length) return false;
  return names.every((name) => {
    if (!Object.hasOwn(revision, name)) return false;
    const next = [...tokens, name];
    if (next.length > deep) return same(toPointer(next));
    return sameParts(base[name] as Json, revision[name] as Json, next, same);
  });
}
