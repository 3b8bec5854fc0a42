/**
 * Changed components that one release's demand leads to and the sender's schema at the place does not: no pair of the two speaks for
 * them, so that what they are now is asked there.
 */
import type { Json } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { otherSide, type Pair, type SideName } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { pointerOf } from '../graph/parts.js';
import { type Counterpart, commonReferences } from '../schemas/common.js';
import { references } from '../schemas/references.js';

/** Looks for such components; what is known of one is remembered. */
export class Newcomers {
  readonly #changed = new Map<string, boolean>();

  constructor(readonly documents: Documents) {}

  /** Those of a demand of one release at a place, as both releases have them. */
  of(demand: Json, side: SideName, place: Pair): Pair[] {
    const mine = refsOf(demand);
    if (mine.size === 0) return [];
    const sender = place[otherSide[side]];
    const its = refsOf(sender.json);
    // What refers to the place itself leads to all that the place does.
    if ([...its].some((ref) => this.documents[side].locate(ref)?.pointer === place[side].pointer)) return [];
    const { base, revision } = this.documents;
    const isHere = (ref: string): boolean =>
      its.has(ref) || [base, revision].some((document) => document.locate(ref)?.pointer === sender.pointer);
    const fresh = [...mine].filter((ref) => !isHere(ref));
    if (!fresh.some((ref) => this.#leadsToChange(ref))) return [];
    return this.#behind(fresh, side, { ...place, [side]: { ...place[side], json: demand } });
  }

  /** What changed behind some references, as far as the two schemas do not both lead to it. */
  #behind(refs: readonly string[], side: SideName, schemas: Pair): Pair[] {
    const { same } = this.documents;
    const [own, other] = [this.documents[side], this.documents[otherSide[side]]];
    const counterpart: Counterpart = (of, ref) => this.documents[otherSide[of]].locate(ref);
    const common = new Set(commonReferences(this.documents, counterpart, schemas).map((each) => each[side].pointer));
    const alone = (some: readonly string[]): string[] =>
      some.map((ref) => pointerOf(own, ref)).filter((pointer) => !common.has(pointer));
    const behind = new Set(alone(refs));
    for (const part of behind) for (const pointer of alone(own.references(partOf(part)))) behind.add(pointer);
    const at = (document: OpenApi, pointer: string): Located => ({ json: document.at(pointer) as Json, pointer });
    return [...behind]
      .filter((pointer) => other.at(pointer) !== undefined && !same(partOf(pointer)))
      .map((pointer) => ({ base: at(this.documents.base, pointer), revision: at(this.documents.revision, pointer) }));
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
