import { isObject, member, toPointer } from '../../json.js';
import { settled } from '../draft.js';
import { rule } from '../rule.js';
import { sameCredentials, sameScheme, schemeOf, schemesOf } from '../security.js';

export const securityScheme = rule({
  id: 'security-scheme',
  title: 'Security scheme changed',
  why: 'Credentials that are expected elsewhere are not found; another authorisation server may not know the client.',
  level: 'operations',
  message: ({ name, case: kind }) =>
    `security scheme \`${name}\` ${kind === 'credentials' ? 'expects other credentials' : 'has another authorisation server or flow'}`,
  find: ({ documents, pairs }) => {
    const schemes = member(member(documents.base.json, 'components'), 'securitySchemes');
    return (isObject(schemes) ? Object.keys(schemes) : []).flatMap((name) => {
      const from = schemeOf(documents.base, name);
      const to = schemeOf(documents.revision, name);
      if (from === undefined || to === undefined || sameScheme(from, to)) return [];
      const same = sameCredentials(from, to);
      const pointer = toPointer(['components', 'securitySchemes', name]);
      const operations = pairs
        .filter(({ base, revision }) => schemesOf(base).has(name) && schemesOf(revision).has(name))
        .map(({ revision }) => revision.name);
      const used = operations.length > 0;
      return [
        {
          at: { base: pointer, revision: pointer },
          detail: { name, case: same ? 'server' : 'credentials' },
          operations,
          judgement: !used
            ? settled('compatible')
            : same
              ? settled('review', { reason: { kind: 'authorisation-server' } })
              : settled('wire', { witness: { part: 'security', payload: { [name]: [] }, at: '' } }),
        },
      ];
    });
  },
});
