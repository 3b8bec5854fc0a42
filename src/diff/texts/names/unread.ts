/**
 * A parameter of the query that becomes an exploded object of the same name, or was one: what is sent stands under
 * another name than what is read. So it goes unread, as that of a parameter which is gone.
 */
import type { OpenApi } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { receiverOf, senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import { isDemanded } from '../../match/operations/parameters.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { takesAnyText } from '../style/text-schemas.js';
import { namesOf } from './meetings.js';
import type { Exploded, Names, OwnedName } from './names.js';

/** `fine` where nobody minds what is sent; null where it is read, or missed. */
export type Unread = 'fine' | 'doubt' | null;

/** What becomes of what is sent for a parameter of the query that both releases have. */
export function unreadOf(operations: OperationPair, name: string, direction: Direction): Unread {
  const { [senderOf[direction]]: from, [receiverOf[direction]]: to } = namesOf(operations, 'query');
  const { documents } = operations;
  const [written, read] = [objectOf(from, name), objectOf(to, name)];
  const [word, other] = [wordOf(from, name), wordOf(to, name)];
  if (word !== undefined && read !== undefined && isNoObject(documents[senderOf[direction]], word))
    return amongMembers({ from, to, name, object: read, document: documents[receiverOf[direction]] });
  if (written === undefined || other === undefined || !isNoObject(documents[receiverOf[direction]], other)) return null;
  // A member of that name is read for it.
  if (isMember(from, name) || (mayHold(written, name) && written.rest !== 'closed')) return 'doubt';
  return isDemanded(other.owner) ? null : 'fine';
}

/** What becomes of a single name beside which the receiver reads the members of an object. */
function amongMembers({
  from,
  to,
  name,
  object,
  document,
}: {
  readonly from: Names;
  readonly to: Names;
  readonly name: string;
  readonly object: Exploded;
  readonly document: OpenApi;
}): Unread {
  const { rest, owner } = object;
  const isRead = isMember(to, name) || mayHold(object, name);
  if (isDemanded(owner)) return isRead && rest !== 'closed' ? 'doubt' : null;
  // What others send may make it be there.
  const isSupplied = to.names.some((own) => own.owner === owner && from.names.some((each) => each.name === own.name));
  if (isSupplied || from.objects.some((each) => each.rest !== null)) return 'doubt';
  const isTaken = rest === 'open' || (rest !== null && rest !== 'closed' && takesAnyText(document, rest));
  return !isRead || (isTaken && object.isPlain && object.required.length === 0) ? 'fine' : 'doubt';
}

/** The object that is all that a parameter is. */
function objectOf({ objects, names }: Names, name: string): Exploded | undefined {
  const isWord = names.some((each) => each.owner.name === name && each.member === undefined);
  return isWord ? undefined : objects.find(({ owner }) => owner.name === name);
}

/** The name of a parameter that is no object. */
function wordOf({ objects, names }: Names, name: string): OwnedName | undefined {
  const isObject = objects.some(({ owner }) => owner.name === name);
  return isObject ? undefined : names.find((each) => each.owner.name === name && each.member === undefined);
}

/** May an object have a member under that name of the query which it does not declare? */
function mayHold({ rest, memberOf }: Exploded, name: string): boolean {
  return rest !== null && memberOf(name) !== undefined;
}

/** Does the object of that name declare a member of the same name? */
function isMember({ names }: Names, name: string): boolean {
  return names.some((each) => each.owner.name === name && each.name === name && each.member !== undefined);
}

/** Is it known to be a single value, or a list, and written under its own name? */
function isNoObject(document: OpenApi, { owner, schema }: OwnedName): boolean {
  const types =
    schema &&
    alternativesOf(document, schema)?.flatMap(({ type, enum: listed }) => (listed === undefined ? [type].flat() : []));
  const isForm = owner.json.style === undefined || owner.json.style === 'form';
  return isForm && types?.every((type) => type !== undefined && type !== 'object') === true;
}
