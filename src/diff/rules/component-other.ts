import { isObject, type Json, keysOf, member, toPointer } from '../../json.js';
import { type Draft, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { type Documents, namedSections } from '../change/subjects.js';
import { oneOf } from '../change/wording.js';
import { changedSchemes } from '../match/security/changed-schemes.js';
import { renamedSchemes } from '../match/security/renamed-schemes.js';

/** What became of a component. */
type Became = 'gone' | 'new' | 'deprecated' | 'changed';

const words: Record<Became, string> = {
  gone: 'is gone',
  new: 'is new',
  deprecated: 'is deprecated',
  changed: 'changed',
};

export const componentOther = rule({
  id: 'component-other',
  title: 'Other component changed',
  why: 'Examples and links are words; path items, callbacks and security schemes are compared where operations use them.',
  level: 'components',
  message: ({ name, case: section, from, to }) =>
    `${oneOf(section)} \`${name}\` ${from === undefined ? words[to as Became] : `was called \`${from}\``}`,
  find: ({ documents }) => {
    const base = member(documents.base.json, 'components');
    const revision = member(documents.revision.json, 'components');
    const told = new Set(changedSchemes(documents).flatMap(({ at }) => [at.base, at.revision]));
    const renamed = renamedDrafts(documents).filter(({ at }) => !told.has(at.base) && !told.has(at.revision));
    for (const { at } of renamed) told.add(at.base).add(at.revision);
    const others = names(base, revision)
      .filter((section) => !(namedSections as readonly string[]).includes(section) && !section.startsWith('x-'))
      .flatMap((section) => {
        const from = member(base, section);
        const to = member(revision, section);
        return (
          names(from, to)
            .filter((name) => !documents.sameText(toPointer(['components', section, name])))
            // Those have a rule of their own (security-scheme).
            .filter((name) => !told.has(toPointer(['components', section, name])))
            .filter((name) => !holdsOperations(documents, section, name))
            .map((name) => {
              const at = { base: pointer(from, section, name), revision: pointer(to, section, name) };
              const became = at.revision === null ? 'gone' : at.base === null ? 'new' : changeOf(from, to, name);
              return {
                at,
                detail: { name, case: section, to: became },
                operations: [],
                judgement: settled(became === 'deprecated' ? 'compatible' : 'editorial'),
              };
            })
        );
      });
    return [...renamed, ...others];
  },
});

function renamedDrafts(documents: Documents): Draft[] {
  const place = (name: string): string => toPointer(['components', 'securitySchemes', name]);
  return [...renamedSchemes(documents)].map(([from, name]) => ({
    at: { base: place(from), revision: place(name) },
    detail: { name, case: 'securitySchemes', from },
    operations: [],
    judgement: settled('editorial'),
  }));
}

/** Of what both releases have: does a security scheme say now that it will go (OpenAPI 3.2, section 4.27)? */
function changeOf(base: Json | undefined, revision: Json | undefined, name: string): Became {
  const [was, is] = [base, revision].map((section) => member(member(section, name), 'deprecated') === true);
  return is === true && !was ? 'deprecated' : 'changed';
}

/** Are there operations in it, which are compared as such? */
function holdsOperations({ base, revision }: Documents, section: string, name: string): boolean {
  if (section !== 'pathItems' && section !== 'callbacks') return false;
  const inside = `${toPointer(['components', section, name])}/`;
  return [base, revision].some((document) =>
    document
      .everyOperation()
      .some((operation) => operation.pathItem.some((item) => `${item.pointer}/`.startsWith(inside))),
  );
}

function names(base: Json | undefined, revision: Json | undefined): string[] {
  return [...new Set([...keysOf(base), ...keysOf(revision)])];
}

function pointer(holder: Json | undefined, section: string, name: string): string | null {
  return isObject(holder) && Object.hasOwn(holder, name) ? toPointer(['components', section, name]) : null;
}
