import { member } from '../../json.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';

export const deprecated = rule({
  id: 'deprecated',
  title: 'Deprecation',
  why: 'It still works; it announces that it will go.',
  level: 'object',
  message: ({ case: level, to }, about) =>
    `${about() ?? level} ${to === true ? 'is deprecated' : 'is no longer deprecated'}`,
  find: ({ base, revision, level }) => {
    const was = member(base.json, 'deprecated') === true;
    const is = member(revision.json, 'deprecated') === true;
    if (was === is) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { case: level, to: is },
        judgement: settled(is ? 'compatible' : 'editorial'),
      },
    ];
  },
  edits: ['deprecated'],
});
