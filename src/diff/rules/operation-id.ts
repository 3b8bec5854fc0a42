import { member } from '../../json.js';
import { fromTo, placeOfMember, settled } from '../change/draft.js';
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
    return [
      { at: placeOfMember({ base, revision }, 'operationId'), detail: fromTo(from, to), judgement: settled('source') },
    ];
  },
  edits: ['operationId'],
});
