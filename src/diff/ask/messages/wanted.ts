/**
 * Members that the sender leaves out of messages and the receiver wants. That is a change of its own: a message without
 * them proves nothing of what else changed in them, nor in anything that they hold.
 */
import { isObject, type Json } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Direction, Side, Step } from '../../../schema/question.js';
import { type Pair, receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { isLeftOut } from '../../schemas/read/applied.js';
import { type Declared, declared, partsAt } from '../../schemas/read/members.js';
import { withParts } from './isolation.js';

/** More places of one message are not looked at. */
const MAX_PLACES = 5000;

/** Looks for such members; what is known of a message is remembered. */
export class Wanted {
  readonly #known = { request: new WeakMap<Pair, Set<Json>>(), response: new WeakMap<Pair, Set<Json>>() };

  constructor(readonly documents: Documents) {}

  /**
   * The receiver of the messages of `root` as it would be if it left them all out; undefined where none is on the way
   * to a place.
   */
  leavingOut(receiver: Side, root: Pair, steps: readonly Step[], direction: Direction): Side | undefined {
    if (!this.#isOnTheWay(root, steps, direction)) return undefined;
    const wanted = this.#known[direction].get(root) ?? this.#allOf(root, direction);
    this.#known[direction].set(root, wanted);
    const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
    const turned = (part: Json): Json => (wanted.has(part) && isObject(part) ? { ...part, [keyword]: true } : part);
    const read: Side['source']['read'] = (schema) => {
      const says = receiver.source.read(schema);
      return isObject(says) ? withParts(says, turned) : says;
    };
    return { ...receiver, source: { ...receiver.source, read } };
  }

  #isOnTheWay(root: Pair, steps: readonly Step[], direction: Direction): boolean {
    const [from, to] = [senderOf[direction], receiverOf[direction]];
    let sent: readonly Located[] = [root[from]];
    let taken: readonly Located[] = [root[to]];
    for (const step of steps) {
      sent = partsAt(this.documents[from], sent, step);
      taken = partsAt(this.documents[to], taken, step);
      if (this.#isWanted(sent, taken, direction)) return true;
    }
    return false;
  }

  #isWanted(sent: readonly Located[], taken: readonly Located[], direction: Direction): boolean {
    const hides = (side: SideName, places: readonly Located[]): boolean =>
      places.some((place) => isLeftOut(this.documents[side], place, direction));
    return hides(senderOf[direction], sent) && !hides(receiverOf[direction], taken);
  }

  #allOf(root: Pair, direction: Direction): Set<Json> {
    const [from, to] = [senderOf[direction], receiverOf[direction]];
    const wanted = new Set<Json>();
    const seen = new Set<string>();
    const waiting: (readonly Located[])[][] = [[[root[from]], [root[to]]]];
    for (const [sent = [], taken = []] of waiting) {
      const key = [...sent, null, ...taken].map((place) => place?.pointer ?? '').join(' ');
      if (seen.has(key) || seen.size > MAX_PLACES) continue;
      seen.add(key);
      const [own, its] = [declared(this.documents[from], sent, true), declared(this.documents[to], taken, true)];
      const pairs = pairsOf(own, its);
      for (const [mine, theirs] of pairs) {
        // Where only this change counts, what stands around it is as the sender has it.
        if (this.#isWanted(mine, theirs, direction)) for (const { json } of [...mine, ...theirs]) wanted.add(json);
      }
      waiting.push(...pairs);
    }
    return wanted;
  }
}

/** What both say of the same parts of a value. */
function pairsOf(own: Declared, its: Declared): [readonly Located[], readonly Located[]][] {
  return (['properties', 'others'] as const).flatMap((kind) =>
    [...own[kind]].map(([name, places]): [readonly Located[], readonly Located[]] => [
      places,
      its[kind].get(name) ?? [],
    ]),
  );
}
