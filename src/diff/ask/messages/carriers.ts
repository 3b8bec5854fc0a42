/**
 * The messages of one change by what carries them. Where values travel as texts, the same change may break a query and
 * no path, since what is sent, read or never carried depends on the style, the media type and what else stands there.
 */
import { isObject } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import { sideNames } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import { Form } from '../../texts/form/form.js';
import { carrierOf } from '../../texts/style/style.js';
import { elsewhereOf, othersIn } from './messages.js';

/** More carriers of one change are not told apart by what is special to a message. */
const MAX_CARRIERS = 16;

/** The uses of each carrier, which are judged together. */
export function byCarrier(documents: Documents, uses: readonly Use[]): readonly (readonly Use[])[] {
  const [first, ...others] = uses;
  if (first === undefined || others.length === 0) return [uses];
  const fine = grouped(uses, (use) => `${carriedIn(documents, use)} ${surroundings(use)}`);
  return fine.length <= MAX_CARRIERS ? fine : grouped(uses, (use) => carriedIn(documents, use));
}

function grouped(uses: readonly Use[], keyOf: (use: Use) => string): readonly (readonly Use[])[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const key = keyOf(use);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [use]);
    else group.push(use);
  }
  return [...groups.values()];
}

/** How the value is written, as far as that tells messages apart. */
function carriedIn(documents: Documents, use: Use): string {
  const { root, written } = use;
  if (root === null) return '';
  if (written === 'fields') return new Form(documents, use).key;
  if (written !== 'text') return '';
  const { part, mediaType } = use.message();
  const carriers = sideNames.map((side) => carrierOf(documents[side], root.schema[side]));
  return JSON.stringify([part, mediaType, carriers]);
}

/** What else decides what becomes of the value: the schema of the message, and whoever has a part in it. */
function surroundings(use: Use): string {
  const { root, written, direction } = use;
  if (root === null || (written !== 'text' && written !== 'fields')) return JSON.stringify(elsewhereOf(use));
  const { base, revision } = root.schema;
  return JSON.stringify([schemaOf(base), schemaOf(revision), elsewhereOf(use), othersIn(use, direction)]);
}

/** A schema of a message by its place, or by the component that it is. */
function schemaOf({ json, pointer }: Located): string {
  return isObject(json) && typeof json.$ref === 'string' && Object.keys(json).length === 1 ? json.$ref : pointer;
}
