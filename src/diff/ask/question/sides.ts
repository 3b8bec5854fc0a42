/** The two sides of a question: a schema of one release, and how its references are read. */
import { isObject, type Json } from '../../../json.js';
import { isCircular } from '../../../schema/node/circular.js';
import type { Direction, Side } from '../../../schema/question.js';
import type { Asked } from '../../change/draft.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { targetPointer } from '../../graph/parts.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import { Written } from '../../schemas/demand/written.js';
import { Newcomers } from './newcomers.js';

/** Makes them. */
export class Sides {
  readonly written: Written;
  readonly newcomers: Newcomers;
  readonly documents: Documents;
  readonly #asideBut = new Map<string, Side['source']>();

  /** The sources of both releases, for references as the other one writes them. */
  readonly #seen: Readonly<Record<SideName, Side['source']>>;

  constructor(readonly same: SameSchema) {
    const { documents } = same;
    this.documents = documents;
    this.newcomers = new Newcomers(same);
    this.#seen = { base: this.#from('revision'), revision: this.#from('base') };
    this.written = new Written(documents.base.dialect === documents.revision.dialect);
  }

  /** What a release demands, marked as written here, in 2020-12 words. */
  demand(asked: Asked, side: SideName, direction: Direction): Json | null {
    const demand = asked.demand(side, direction);
    return isObject(demand) ? this.written.mark(demand) : demand;
  }

  /** A schema, and all that it refers to, as its release says. */
  side(schema: Json, side: SideName): Side {
    return { schema, source: this.written.source(this.documents[side].source) };
  }

  /**
   * The receiver of a question about one place alone: what happened in components that both sides use there is judged
   * elsewhere.
   */
  alone(demand: Json, side: SideName, owner: Pair, besides: readonly Pair[] = []): Side {
    const made = this.#aside(demand, side, this.newcomers.of(demand, side, owner));
    return besides.length === 0 ? made : this.#unchanged(made, side, besides);
  }

  /** The same, with some of its parts as the other release says them. */
  #unchanged({ schema, source }: Side, side: SideName, parts: readonly Pair[]): Side {
    const other = otherSide[side];
    const before = new Map(parts.map((part) => [part[side].json, part[other].json]));
    const own = this.documents[other].source;
    const read: Side['source']['read'] = (json) => {
      const its = isObject(json) ? before.get(json) : undefined;
      return source.read(its === undefined ? json : this.written.into(its, own));
    };
    const its = (ref: string): Json | undefined => {
      const target = own.resolve(ref);
      return target === undefined ? undefined : this.written.into(target, own);
    };
    const nameOf: Side['source']['nameOf'] = (ref) => source.nameOf(ref) ?? own.nameOf(ref);
    return { schema, source: { resolve: (ref) => source.resolve(ref) ?? its(ref), nameOf, read } };
  }

  /**
   * What the sender says, and at one place what the receiver demands there: who refuses more refuses it for another
   * change. A value there that neither release takes is refused as well. Undefined where the place cannot be told from
   * others.
   */
  demanding(root: Pair, owner: Pair, demand: Json, from: SideName): Side | undefined {
    const [place, other] = [owner[from].json, owner[otherSide[from]].json];
    if (!isObject(place)) return undefined;
    const its = this.written.source(this.documents[from].source);
    const own = this.written.source(this.documents[otherSide[from]].source);
    const known: Json = { anyOf: [{ ...place }, this.written.into(other, own)] };
    const there = this.written.mark({ allOf: [this.written.into(demand, own), this.written.mark(known)] });
    const isNew = this.newcomers.of(demand, otherSide[from], owner).length > 0;
    const [first, second] = isNew ? [own, its] : [its, own];
    const source: Side['source'] = {
      resolve: (ref) => first.resolve(ref) ?? second.resolve(ref),
      nameOf: (ref) => first.nameOf(ref) ?? second.nameOf(ref),
      read: (schema) => its.read(schema === place ? there : schema),
    };
    return isCircular(root[from].json, source) ? undefined : { schema: root[from].json, source };
  }

  /** A receiver whose components are those of the sender, where it has them and they are none of its own. */
  #aside(schema: Json, side: SideName, own: readonly Pair[]): Side {
    const whole = this.side(schema, side);
    // Where a schema leads back to itself for one value, no other place settles what happened inside.
    if (isCircular(whole.schema, whole.source)) return whole;
    const mine = this.documents[side];
    const its = this.#seen[otherSide[side]];
    if (own.length === 0) return { schema, source: this.written.neutral(mine.source, its) };
    const pointers = own.map((each) => each[side].pointer);
    const key = `${side} ${pointers.join(' ')}`;
    let source = this.#asideBut.get(key);
    if (source === undefined) {
      const isOwn = (ref: string): boolean => pointers.includes(targetPointer(mine, ref));
      source = this.written.mixed(mine.source, its, (ref) => (isOwn(ref) ? mine.source.resolve(ref) : undefined));
      this.#asideBut.set(key, source);
    }
    return { schema, source };
  }

  /**
   * The other release, to which references lead as one release writes them: what was renamed is there under its own
   * name.
   */
  #from(side: SideName): Side['source'] {
    const { source } = this.documents[otherSide[side]];
    if (this.same.renames.size === 0) return source;
    return {
      resolve: (ref) => this.same.counterpart(side, ref)?.json ?? source.resolve(ref),
      nameOf: (ref) => source.nameOf(ref),
      read: (schema) => source.read(schema),
    };
  }
}
