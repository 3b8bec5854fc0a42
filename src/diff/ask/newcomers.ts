/** Components that a place refers to in one release alone, and that changed: no counterpart there speaks for them. */
import type { Json } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { Located } from '../../openapi/model.js';
import type { Documents } from '../change/subjects.js';
import { references } from '../schemas/references.js';

/** Looks for such components; what is known of one is remembered. */
export class Newcomers {
  readonly #changed = new Map<string, boolean>();

  constructor(readonly documents: Documents) {}

  /** Does a demand refer to a changed component that the sender's schema at the place does not mention? */
  change(demand: Json, sender: Located): boolean {
    const mine = refsOf(demand);
    if (mine.size === 0) return false;
    const its = refsOf(sender.json);
    const { base, revision } = this.documents;
    const isHere = (ref: string): boolean =>
      its.has(ref) || [base, revision].some((document) => document.locate(ref)?.pointer === sender.pointer);
    return [...mine].some((ref) => !isHere(ref) && this.#leadsToChange(ref));
  }

  #leadsToChange(ref: string): boolean {
    const known = this.#changed.get(ref);
    if (known !== undefined) return known;
    const { base, revision, same } = this.documents;
    const parts = new Set([partOf(revision.locate(ref)?.pointer ?? '')]);
    let changed = false;
    for (const part of parts) {
      changed = base.at(part) !== undefined && !same(part);
      if (changed) break;
      for (const next of revision.references(part)) parts.add(partOf(revision.locate(next)?.pointer ?? ''));
    }
    this.#changed.set(ref, changed);
    return changed;
  }
}

function refsOf(schema: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const here: Located = { json: schema, pointer: '' };
  references({ base: here, revision: here }, [], [], true, (ref) => found.add(ref));
  return found;
}
