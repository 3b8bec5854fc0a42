/** Which messages have to be asked about, of all that a change reaches. */
import type { Direction } from '../../schema/question.js';
import type { Pair } from '../change/draft.js';
import type { Use } from '../graph/reach.js';
import { type Elsewhere, elsewhere, nowhere } from '../match/beside.js';
import { suppliedTo } from '../texts/meetings.js';
import type { Textual } from '../texts/text.js';

/** One use for each message: operations that share a body are one question. */
export function distinct(uses: readonly Use[], direction: Direction): Use[] {
  const groups = new Map<unknown, Map<string, Use>>();
  for (const use of uses) {
    const schema = use.root?.schema;
    const group = groups.get(schema) ?? new Map<string, Use>();
    groups.set(schema, group);
    const key = use.written === 'text' ? JSON.stringify([elsewhereOf(use), suppliedIn(use, direction)]) : alone;
    if (!group.has(key)) group.set(key, use);
  }
  // What nothing else has a part in breaks where anything does.
  return [...groups.values()].flatMap((group) => group.get(alone) ?? [...group.values()]);
}

const alone = JSON.stringify([nowhere, []]);

/** What is known of the way of a value that travels as text. */
export function textualOf(use: Use, pair: Pair, direction: Direction): Textual {
  const { part } = use.message();
  const isPlace = part === 'path' || part === 'query' || part === 'cookie' || part === 'body';
  const place = isPlace ? part : 'header';
  return { pair, direction, elsewhere: elsewhereOf(use), part: place, supplied: suppliedIn(use, direction) };
}

/** What other parameters always send to an exploded object. */
function suppliedIn(use: Use, direction: Direction): readonly string[] {
  const { part, name } = use.message();
  return part === 'query' && name !== undefined ? suppliedTo(use.operation, name, direction) : [];
}

/** The texts of a path parameter that another path takes. */
function elsewhereOf(use: Use): Elsewhere {
  const { part, name } = use.message();
  return part === 'path' && name !== undefined ? elsewhere(use.operation, name) : nowhere;
}
