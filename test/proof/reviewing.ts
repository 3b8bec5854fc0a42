/** Gives two releases to the product as texts; the text of a part that both share is written once. */
import { stringify } from 'yaml';
import { parsePair, type Review, review } from '../../src/diff.js';
import { isObject, type Json } from '../../src/json.js';
import type { Release } from './release.js';

const written = new WeakMap<object, string>();

/** The product's review of two releases, read from JSON. */
export function reviewed(before: Release, after: Release): Review {
  const pair = parsePair({ text: textOf(before), name: 'base.json' }, { text: textOf(after), name: 'revision.json' });
  return review(pair.base, pair.revision);
}

/** The same, read from YAML. */
export function reviewedAsYaml(before: Release, after: Release): Review {
  const text = ({ json }: Release): string => stringify(json, { aliasDuplicateObjects: false });
  const pair = parsePair({ text: text(before), name: 'base.yaml' }, { text: text(after), name: 'revision.yaml' });
  return review(pair.base, pair.revision);
}

function textOf({ json }: Release): string {
  return write(json, 3);
}

/** JSON, put together from the texts of parts down to a depth. */
function write(value: Json, depth: number): string {
  if (!isObject(value)) return JSON.stringify(value);
  const known = written.get(value);
  if (known !== undefined) return known;
  const text =
    depth === 0
      ? JSON.stringify(value)
      : `{${Object.entries(value)
          .map(([name, member]) => `${JSON.stringify(name)}:${write(member, depth - 1)}`)
          .join(',')}}`;
  written.set(value, text);
  return text;
}
