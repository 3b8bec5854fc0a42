import type { Located } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import { byOperation, placeOf } from '../change/draft.js';
import { gainOfRequired } from '../change/gain.js';
import { receiverOf } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import { called } from '../change/wording.js';
import { isDemanded } from '../match/operations/parameters.js';
import { sentAnyway } from '../texts/names/sent-otherwise.js';

export const parameterRequired = rule({
  id: 'parameter-required',
  title: 'Parameter or header becomes required or optional',
  why: 'Who receives it refuses messages without it when it is required there and the sender may leave it out.',
  level: 'parameter',
  message: (detail) => `${detail.case} ${called(detail)} becomes ${detail.to === true ? 'required' : 'optional'}`,
  find: ({ base, revision, name, place }) => {
    const required = {
      base: isDemanded({ in: place, json: base.json }),
      revision: isDemanded({ in: place, json: revision.json }),
    };
    if (required.base === required.revision) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { name, case: place, from: required.base, to: required.revision },
        judgement: byOperation((direction, operations) => {
          const side = receiverOf[direction];
          const sent = required[side] ? sentTo(operations, { base, revision }[side], direction) : 'fine';
          if (sent === null) return { verdict: 'wire', witness: { part: place, name, at: '' } };
          return sent === 'fine' ? { verdict: 'compatible' } : { verdict: 'review', reason: { kind: sent } };
        }),
      },
    ];
  },
  edits: ['required'],
  gain: gainOfRequired,
});

/** Is something sent for it in any case, as a key or by other parameters? Never for a header of an answer. */
function sentTo(
  operations: OperationPair | undefined,
  { pointer }: Located,
  direction: Direction,
): ReturnType<typeof sentAnyway> {
  const mine = operations?.[receiverOf[direction]].parameters().find((each) => each.pointer === pointer);
  return operations === undefined || mine === undefined ? null : sentAnyway(operations, mine, direction);
}
