/**
 * The question of the engine and its answers: does the receiver hold everything that the sender may write? A value that
 * the sender may write and the receiver rejects is looked for; when the search closes there is none, and when it finds
 * one, the value is made small and judged by ajv before it is shown.
 */
import type { Json } from '../json.js';
import { isInside } from './inside/inside.js';
import { Node } from './node/node.js';
import { atPath } from './node/path.js';
import { routeTo } from './node/route.js';
import { same } from './node/same.js';
import { OBJECT } from './node/types.js';
import type { Answer, Direction, Question, SchemaSource, Step } from './question.js';
import { type Lit, placeLit } from './search/facts.js';
import type { Found } from './search/found.js';
import { Search } from './search/search.js';
import { Undecided } from './strings/patterns.js';
import { confirms } from './values/ajv/confirm.js';
import { blame } from './values/blame.js';
import { Owed } from './values/owed.js';
import { shrink } from './values/shrink.js';
import { validAt } from './values/validate.js';
import { writable } from './values/writable.js';

const HOLDS: Answer = { kind: 'holds' };

/**
 * Answers one question. Never throws for what a document may say; what cannot be decided is `unproven`, with the
 * reason. `unshown`: the witness is for nobody's eyes, so it is checked, but neither made small nor judged by ajv.
 */
export function subsume(question: Question, witness: 'shown' | 'unshown' = 'shown'): Answer {
  try {
    return answer(question, witness === 'shown');
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unproven', reason: 'the schemas nest too deeply' };
    if (error instanceof Undecided) return { kind: 'unproven', reason: error.message };
    throw error;
  }
}

function answer(question: Question, show: boolean): Answer {
  const { direction } = question;
  const sender = Node.of(question.sender.schema, question.sender.source);
  const receiver = Node.of(question.receiver.schema, question.receiver.source);
  if (same(sender, receiver)) return HOLDS;
  if (question.at === undefined && isInside(sender, receiver, direction)) return HOLDS;
  const way = question.at?.path ?? [];
  const place = question.at && atPath(question.at.path, question.at.receiver, question.receiver.source);
  const search = searchFor(question, false);
  const writes = placeLit(sender, true, 'closing', direction);
  const also = question.also && Node.of(question.also.schema, question.also.source);
  const receivers = also === undefined ? [receiver] : [receiver, also];
  const but = question.but && Node.of(question.but.schema, question.but.source);
  const judges = [
    ...receivers.map((node) => placeLit(node, false, 'open', direction)),
    ...(but === undefined ? [] : [placeLit(but, true, 'open', direction)]),
  ];
  let found: Found;
  if (place === undefined) found = search.ask([writes, ...judges]);
  else {
    const isJudgedSo = (value: Json): boolean => isJudged(value, { rejecting: receivers, taking: but, direction });
    const misses = placeLit(place, false, 'open', direction);
    found = searchAtPlace(search, { writes, misses, judges, isJudgedSo, depth: way.length }, routeOf(question, sender));
  }
  if (found.is === 'unknown') return { kind: 'unproven', reason: found.reason };
  const aim: Aim = { sender, receiver, also, but, place, way, direction };
  if (found.is === 'no') return vacuous(search, question, aim);
  return shown(found.value, aim, show);
}

/** What is looked for at a place. */
interface AtPlace {
  readonly writes: Lit;
  readonly misses: Lit;
  /** Who must refuse the message, or take it. */
  readonly judges: readonly Lit[];
  readonly isJudgedSo: (value: Json) => boolean;
  readonly depth: number;
}

/** Without the judges first, since what is refused at the place mostly is as a whole; and first of all on the way to the place. */
function searchAtPlace(search: Search, at: AtPlace, route: Node | undefined): Found {
  const { writes, misses, judges, isJudgedSo, depth } = at;
  const isFound = (found: Found): boolean => found.is === 'yes' && isJudgedSo(found.value);
  if (route !== undefined) {
    const likely = { ...writes, node: route, role: 'open' as const };
    for (const lits of [
      [writes, misses, likely],
      [writes, misses, ...judges, likely],
    ]) {
      const found = search.ask(lits, depth);
      if (isFound(found)) return found;
    }
  }
  const found = search.ask([writes, misses], depth);
  return found.is === 'no' || isFound(found) ? found : search.ask([writes, misses, ...judges], depth);
}

function routeOf({ at }: Question, sender: Node): Node | undefined {
  if (at?.within === undefined) return undefined;
  const { schema, steps } = at.within;
  return routeTo(sender, { steps: at.path.slice(0, steps), node: Node.of(schema, sender.source) });
}

interface Aim {
  readonly sender: Node;
  readonly receiver: Node;
  readonly also: Node | undefined;
  readonly but: Node | undefined;
  readonly place: Node | undefined;
  /** From the whole value to what is refused at the place. */
  readonly way: readonly Step[];
  readonly direction: Direction;
}

/** Is a value refused by all who must refuse it, and taken by who must take it? */
function isJudged(
  value: Json,
  { rejecting, taking, direction }: { rejecting: readonly Node[]; taking: Node | undefined; direction: Direction },
): boolean {
  return (
    rejecting.every((node) => !validAt(value, node, direction)) &&
    (taking === undefined || validAt(value, taking, direction))
  );
}

const searches = new WeakMap<SchemaSource, WeakMap<SchemaSource, Map<string, Search>>>();

/** Questions between the same two documents share what the search has learnt. */
function searchFor({ sender, receiver, also, but, direction }: Question, lenient: boolean): Search {
  let row = searches.get(sender.source);
  if (row === undefined) {
    row = new WeakMap();
    searches.set(sender.source, row);
  }
  let cell = row.get(receiver.source);
  if (cell === undefined) {
    cell = new Map();
    row.set(receiver.source, cell);
  }
  // Those with several receivers are harder, and less depends on them: they have steps of their own.
  const key = `${direction} ${lenient} ${also !== undefined || but !== undefined}`;
  let search = cell.get(key);
  if (search === undefined) {
    search = new Search(direction, lenient);
    cell.set(key, search);
  }
  return search;
}

/** The witness, checked; and made small and confirmed where it is shown. */
function shown(value: Json, { sender, receiver, also, but, place, way, direction }: Aim, show: boolean): Answer {
  // A place is soonest told to be no longer there.
  const rejecting = [place, receiver, also].filter((node) => node !== undefined);
  const rejected = (payload: Json): boolean => isJudged(payload, { rejecting, taking: but, direction });
  // What is left out of a witness is mostly something that the sender has to write: that is asked first.
  const isWitness = (payload: Json): boolean => writable(payload, [sender], direction) && rejected(payload);
  if (!isWitness(value)) return { kind: 'unproven', reason: 'the witness that was found did not survive its check' };
  if (!show) return { kind: 'fails', payload: value, at: '' };
  // Less of what may be written may mostly be written, too, and to see that takes longest: it is looked at once.
  const { source } = sender;
  const owed = new Owed([sender], direction, way);
  const simply = shrink(value, source, owed, (payload) => rejected(payload) && validAt(payload, sender, direction));
  const payload = writable(simply, [sender], direction) ? simply : shrink(value, source, owed, isWitness);
  try {
    const confirmed = confirms(payload, sender, direction) && !confirms(payload, receiver, direction);
    if (!confirmed) return { kind: 'unproven', reason: 'the witness that was found did not survive its check by ajv' };
  } catch (error) {
    if (error instanceof Undecided) throw error;
    if (error instanceof RangeError)
      return {
        kind: 'unproven',
        reason: 'a witness was found, and ajv cannot follow a schema that leads back to itself',
      };
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'unproven', reason: `a witness was found, and ajv cannot read a schema to confirm it: ${message}` };
  }
  return { kind: 'fails', payload, at: blame(payload, place ?? receiver, direction) };
}

/**
 * Where the sender requires a member that it does not declare, it can write no object at all, and of objects everything
 * would hold. That is more likely a slip of its author than a promise, whether or not null may stand there, so the proof
 * counts only when it stands without it.
 */
function vacuous(search: Search, question: Question, aim: Aim): Answer {
  const empty = search.vacuous().filter((place) => {
    const own = place.lits.filter((lit: Lit) => lit.role === 'closing');
    return own.length > 0 && search.ask(own, 0, OBJECT).is !== 'yes';
  });
  if (empty.length === 0) return HOLDS;
  const { direction } = aim;
  const lits = [
    placeLit(aim.sender, true, 'closing', direction),
    placeLit(aim.place ?? aim.receiver, false, 'open', direction),
    ...(aim.also === undefined ? [] : [placeLit(aim.also, false, 'open', direction)]),
  ];
  if (searchFor(question, true).ask(lits).is === 'no') return HOLDS;
  return {
    kind: 'unproven',
    reason: 'the sender requires a member that it does not declare, so it can write no object there',
  };
}
