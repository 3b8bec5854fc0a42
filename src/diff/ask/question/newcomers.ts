/**
 * Changed components that one release's demand leads to and the sender's schema at the place does not: no pair of the
 * two speaks for them, so that what they are now is asked there.
 */
import type { Json } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { targetPointer } from '../../graph/parts.js';
import { type Counterpart, commonReferences } from '../../schemas/compare/common.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import { references } from '../../schemas/read/references.js';

/** Looks for such components; what is known of one is remembered. */
export class Newcomers {
  readonly #changed = new Map<string, boolean>();

  readonly documents: Documents;

  constructor(readonly same: SameSchema) {
    this.documents = same.documents;
  }

  /** Those of a demand of one release at a place, as both releases have them. */
  of(demand: Json, side: SideName, place: Pair): Pair[] {
    const mine = refsOf(demand);
    if (mine.size === 0) return [];
    const sender = place[otherSide[side]];
    const its = refsOf(sender.json);
    // What refers to the place itself leads to all that the place does.
    const met = new Set([...its].map((ref) => this.same.counterpart(otherSide[side], ref)?.pointer));
    if (met.has(place[side].pointer)) return [];
    const isHere = (ref: string): boolean => {
      const [own, there] = [this.documents[side].locate(ref), this.same.counterpart(side, ref)];
      if (its.has(ref) || (own !== undefined && met.has(own.pointer))) return true;
      return own?.pointer === sender.pointer || there?.pointer === sender.pointer;
    };
    const fresh = [...mine].filter((ref) => !isHere(ref));
    if (!fresh.some((ref) => this.#leadsToChange(ref))) return [];
    return this.#behind(fresh, side, { ...place, [side]: { ...place[side], json: demand } });
  }

  /** What changed behind some references, as far as the two schemas do not both lead to it. */
  #behind(refs: readonly string[], side: SideName, schemas: Pair): Pair[] {
    const [own, other] = [this.documents[side], this.documents[otherSide[side]]];
    const counterpart: Counterpart = (of, ref) => this.same.counterpart(of, ref);
    const common = new Set(commonReferences(this.documents, counterpart, schemas).map((each) => each[side].pointer));
    const alone = (some: readonly string[]): string[] =>
      some.map((ref) => targetPointer(own, ref)).filter((pointer) => !common.has(pointer));
    const behind = new Set(alone(refs));
    for (const part of behind) for (const pointer of alone(own.references(partOf(part)))) behind.add(pointer);
    const at = (document: OpenApi, pointer: string): Located => ({ json: document.at(pointer) as Json, pointer });
    return [...behind].flatMap((pointer) => {
      const there = this.same.pointerThere(side, pointer);
      if (other.at(there) === undefined || !this.#isChanged(pointer, there)) return [];
      const [from, to] = side === 'base' ? [pointer, there] : [there, pointer];
      return { base: at(this.documents.base, from), revision: at(this.documents.revision, to) };
    });
  }

  #leadsToChange(ref: string): boolean {
    const known = this.#changed.get(ref);
    if (known !== undefined) return known;
    const { base, revision } = this.documents;
    const start = revision.locate(ref) ?? this.same.counterpart('base', ref);
    const parts = new Set([partOf(start?.pointer ?? '')]);
    let changed = false;
    for (const part of parts) {
      const before = this.same.pointerThere('revision', part);
      changed = base.at(before) !== undefined && this.#isChanged(part, before);
      if (changed) break;
      for (const next of revision.references(part)) parts.add(partOf(revision.locate(next)?.pointer ?? ''));
    }
    this.#changed.set(ref, changed);
    return changed;
  }

  /** What was renamed may have changed as well. */
  #isChanged(pointer: string, there: string): boolean {
    return pointer !== there || !this.documents.same(partOf(pointer));
  }
}

function refsOf(schema: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const here: Located = { json: schema, pointer: '' };
  references({ base: here, revision: here }, (ref) => found.add(ref));
  return found;
}
