import { member } from '../../json.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { keywordChanged } from '../change/wording.js';

export const operationId = rule({
  id: 'operation-id',
  title: 'operationId changed',
  why: 'Generated clients name the function after it; code that calls the old name no longer compiles.',
  level: 'operation',
  message: ({ from, to }) => keywordChanged('operationId', from, to),
  find: ({ base, revision }) => {
    const from = member(base.json, 'operationId');
    const to = member(revision.json, 'operationId');
    if (from === to) return [];
    const detail = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const keyed = (place: { pointer: string }, value: unknown) =>
      value === undefined ? place : { pointer: `${place.pointer}/operationId` };
    return [{ at: placeOf(keyed(base, from), keyed(revision, to)), detail, judgement: settled('source') }];
  },
});
