import { isObject, type Json, member, toPointer } from '../../json.js';
import { settled } from '../draft.js';
import { rule } from '../rule.js';
import { namedSections } from '../subjects.js';

export const componentOther = rule({
  id: 'component-other',
  title: 'Other component changed',
  why: 'Examples and links are words; path items, callbacks and security schemes are compared where operations use them.',
  level: 'components',
  message: ({ name, case: section }) => `${section} \`${name}\` changed`,
  find: ({ documents }) => {
    const base = member(documents.base.json, 'components');
    const revision = member(documents.revision.json, 'components');
    return names(base, revision)
      .filter((section) => !(namedSections as readonly string[]).includes(section))
      .flatMap((section) => {
        const from = member(base, section);
        const to = member(revision, section);
        return names(from, to)
          .filter((name) => !documents.same(toPointer(['components', section, name])))
          .map((name) => ({
            at: { base: pointer(from, section, name), revision: pointer(to, section, name) },
            detail: { name, case: section },
            operations: [],
            judgement: settled('editorial'),
          }));
      });
  },
});

function names(base: Json | undefined, revision: Json | undefined): string[] {
  return [...new Set([...(isObject(base) ? Object.keys(base) : []), ...(isObject(revision) ? Object.keys(revision) : [])])];
}

function pointer(holder: Json | undefined, section: string, name: string): string | null {
  return isObject(holder) && Object.hasOwn(holder, name) ? toPointer(['components', section, name]) : null;
}
