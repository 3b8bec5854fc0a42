/** Which messages have to be asked about, of all that a change reaches. */
import type { Json } from '../../../json.js';
import type { Direction } from '../../../schema/question.js';
import type { Pair } from '../../change/pair.js';
import type { Use } from '../../graph/reach.js';
import { type Elsewhere, elsewhere, nowhere } from '../../match/paths/concrete-paths.js';
import type { Placed } from '../../match/security/api-keys.js';
import type { Textual } from '../../texts/answer/exchange.js';
import { doubtsOf } from '../../texts/names/doubts.js';
import { isNamedPlace } from '../../texts/names/names.js';
import { nobody, type Others, othersOf } from '../../texts/names/others.js';
import { type Unread, unreadOf } from '../../texts/names/unread.js';

/**
 * One use for each message: operations that share a body are one question. Those go first in which the place is nearest
 * to the root.
 */
export function distinct(uses: readonly Use[], direction: Direction): Use[] {
  const groups = new Map<unknown, Group>();
  for (const use of uses) {
    const schema = use.root?.schema;
    const group = groups.get(schema) ?? { isPath: use.message().part === 'path', found: new Map<string, Use>() };
    groups.set(schema, group);
    const hasOthers = use.written === 'text' || group.isPath;
    const key = hasOthers ? JSON.stringify([elsewhereOf(use), othersIn(use, direction)]) : alone;
    if (!group.found.has(key)) group.found.set(key, use);
  }
  // What nothing else has a part in breaks where anything does.
  const messages = [...groups.values()].flatMap(({ found }) => found.get(alone) ?? [...found.values()]);
  const depth = ({ root }: Use): number => root?.steps.length ?? 0;
  return messages.sort((one, other) => depth(one) - depth(other));
}

/** The messages of one schema, by what else has a part in them. */
interface Group {
  readonly isPath: boolean;
  readonly found: Map<string, Use>;
}

const alone = JSON.stringify([nowhere, nobody]);

/** What is known of the way of a value that travels as text. `demand`: what is asked of the whole of it. */
export function textualOf(use: Use, pair: Pair, direction: Direction, demand: Json | undefined): Textual {
  const { part } = use.message();
  const isPlace = part === 'path' || part === 'query' || part === 'cookie' || part === 'body';
  const place = isPlace ? part : 'header';
  const [others, unread] = [othersIn(use, direction), unreadIn(use, direction)];
  return {
    pair,
    direction,
    elsewhere: elsewhereOf(use),
    part: place,
    others,
    unread,
    ...(demand !== undefined && { demand }),
  };
}

/** Who else has to do with the members of an exploded object. */
export function othersIn(use: Use, direction: Direction): Others {
  const named = namedIn(use);
  return named === undefined ? nobody : othersOf(use.operation, named, direction);
}

/** Does nobody read what is sent for a parameter? */
export function unreadIn(use: Use, direction: Direction): Unread {
  const { part, name } = use.message();
  return part === 'query' && name !== undefined ? unreadOf(use.operation, name, direction) : null;
}

/** The members of an exploded object of which nothing is proved, since others write or read their names. */
export function doubtsIn(use: Use, direction: Direction): readonly string[] {
  const named = namedIn(use);
  return named === undefined ? [] : doubtsOf(use.operation, named, direction);
}

/** What carries the message, where that is a parameter whose members may have names of their own. */
function namedIn(use: Use): Placed | undefined {
  const { part, name } = use.message();
  return name !== undefined && isNamedPlace(part) ? { in: part, name } : undefined;
}

/** The texts of a path parameter that another path takes. */
export function elsewhereOf(use: Use): Elsewhere {
  const { part, name } = use.message();
  return part === 'path' && name !== undefined ? elsewhere(use.operation, name) : nowhere;
}
