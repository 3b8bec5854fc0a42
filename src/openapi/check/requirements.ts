/** OpenAPI 3.2 lets a security requirement name a scheme by its URI (section 4.30), which is not followed yet. */
import { isObject, member, toPointer } from '../../json.js';
import { later } from '../grammar/leaves.js';
import { InputError } from '../input-error.js';
import type { Located, OpenApi } from '../model.js';

/** Throws an InputError for the first such requirement of a 3.2 document; a component of that very name is meant by it. */
export function checkRequirements(document: OpenApi): void {
  if (!document.openapi.startsWith('3.2.')) return;
  const schemes = member(member(document.json, 'components'), 'securitySchemes');
  for (const { json, pointer } of requirementsOf(document)) {
    for (const [index, requirement] of (Array.isArray(json) ? json : []).entries()) {
      const names = isObject(requirement) ? Object.keys(requirement) : [];
      const uri = names.find((name) => isUri(name) && member(schemes, name) === undefined);
      if (uri === undefined) continue;
      const { says } = later('a security scheme named by its URI');
      throw new InputError(document.name, says, { pointer: pointer + toPointer([index, uri]) });
    }
  }
}

/** Each list of requirements where it stands. */
function requirementsOf(document: OpenApi): Iterable<Located> {
  const lists = document.everyOperation().map((operation) => operation.security());
  const root = { json: member(document.json, 'security') ?? [], pointer: '/security' };
  return new Map([root, ...lists].flatMap((each) => (each === undefined ? [] : [[each.pointer, each]]))).values();
}

/** Is it more than a name? A URI of one segment reads like one. */
function isUri(name: string): boolean {
  return /[/#]/.test(name);
}
