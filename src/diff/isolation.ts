/** One change by itself: the receiver as it would be if nothing had changed outside the part that the change stands in. */
import { isCircular } from '../schema/circular.js';
import type { Side } from '../schema/question.js';
import type { Pair, SideName } from './draft.js';
import { partOf, pointerOf } from './parts.js';
import type { Written } from './schema-view.js';
import type { Documents } from './subjects.js';

/** Makes such receivers; what was made for one part is remembered. */
export class Isolation {
  readonly #sources = new Map<string, Side['source']>();

  constructor(
    readonly documents: Documents,
    readonly written: Written,
  ) {}

  /** The receiver of the messages of `root` for a change in `owner`; undefined where the two releases cannot be mixed. */
  receiver(root: Pair, owner: Pair, side: SideName): Side | undefined {
    const { base, revision } = this.documents;
    const other = side === 'base' ? 'revision' : 'base';
    const part = partOf(owner[side].pointer);
    const isRoot = partOf(root[side].pointer) === part;
    const made = { schema: root[isRoot ? side : other].json, source: this.#source(part, side, other) };
    return base.dialect !== revision.dialect || isCircular(made.schema, made.source) ? undefined : made;
  }

  #source(part: string, side: SideName, other: SideName): Side['source'] {
    const key = `${side} ${part}`;
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const mine = this.documents[side];
    const isOwn = (ref: string): boolean => partOf(pointerOf(mine, ref)) === part;
    const made = this.written.mixed(mine.source, this.documents[other].source, isOwn);
    this.#sources.set(key, made);
    return made;
  }
}
