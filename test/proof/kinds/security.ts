/** Edits of what an operation demands of its callers' credentials. */
import { isObject, type Json, type JsonObject } from '../../../src/json.js';
import { NEW, type OperationKind, type OperationSite, withScheme } from './operation-site.js';

/** The security requirements in force, each a set of schemes. */
function securityOf({ release, json }: OperationSite): JsonObject[] {
  const list = Array.isArray(json.security)
    ? json.security
    : Array.isArray(release.json.security)
      ? release.json.security
      : [];
  return list.filter(isObject);
}

export const securityKinds: readonly OperationKind[] = [
  {
    id: 'security-demanded',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const alternatives = securityOf(site);
      const security = (alternatives.length === 0 ? [{}] : alternatives).map((each) => ({ ...each, [NEW]: [] }));
      const after = withScheme(release).with(operation.pointer, { ...json, security });
      return { after, pointer: operation.pointer };
    },
  },
  {
    id: 'security-alternative-removed',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const alternatives = securityOf(site);
      const names = alternatives.map((each) => Object.keys(each));
      if (alternatives.length < 2 || names.some((each) => each.length === 0)) return undefined;
      const [gone = [], ...others] = names;
      if (others.some((each) => each.every((name) => gone.includes(name)))) return undefined;
      return {
        after: release.with(operation.pointer, { ...json, security: alternatives.slice(1) as Json[] }),
        pointer: operation.pointer,
      };
    },
  },
  {
    id: 'scope-added',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const schemes = isObject(release.json.components) ? release.json.components.securitySchemes : undefined;
      const isOAuth = (name: string): boolean =>
        isObject(schemes) && isObject(schemes[name]) && (schemes[name] as JsonObject).type === 'oauth2';
      const alternatives = securityOf(site);
      if (alternatives.length !== 1 || !Object.keys(alternatives[0] as JsonObject).some(isOAuth)) return undefined;
      const security = alternatives.map((each) =>
        Object.fromEntries(
          Object.entries(each).map(([name, scopes]) => [name, isOAuth(name) ? [...(scopes as Json[]), NEW] : scopes]),
        ),
      );
      return { after: release.with(operation.pointer, { ...json, security }), pointer: operation.pointer };
    },
  },
];
