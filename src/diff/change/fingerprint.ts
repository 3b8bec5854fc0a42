/** Fingerprints of changes: of the rule and the place, never of words, so that they survive rewording. */
import { fromPointer, isObject, type Json, member, toPointer } from '../../json.js';

/** Sixteen hexadecimal digits for a text; not for secrets. */
export function fingerprint(text: string): string {
  return hex(hash(text, 0x811c9dc5)) + hex(hash(text, 0x9e3779b9));
}

/** FNV-1a with a final mix, so that texts which differ in their last character differ everywhere. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/**
 * A place by names instead of positions: a parameter by its place and name, a branch by the component it refers to, and
 * one without a name by how many of those stand before it.
 */
export function namedPlace(root: Json, pointer: string): string {
  const tokens: string[] = [];
  let value: Json | undefined = root;
  for (const token of fromPointer(pointer)) {
    tokens.push(Array.isArray(value) ? nameIn(value, Number(token)) : token);
    value = Array.isArray(value) ? value[Number(token)] : member(value, token);
  }
  return toPointer(tokens);
}

function nameIn(list: readonly Json[], index: number): string {
  const unnamed = (): number => list.slice(0, index).filter((each) => nameOf(each) === undefined).length;
  return nameOf(list[index]) ?? String(unnamed());
}

function nameOf(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.$ref === 'string') return value.$ref;
  if (typeof value.name === 'string' && typeof value.in === 'string') return `${value.in}:${value.name}`;
  return undefined;
}
