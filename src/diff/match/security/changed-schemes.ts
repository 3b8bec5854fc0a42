/** The security schemes that changed, each told where it did: behind the references that both releases share. */
import { type JsonObject, toPointer } from '../../../json.js';
import type { Located, OpenApi, Operation } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import type { At } from '../../change/change.js';
import type { Documents } from '../../change/subjects.js';
import { directionOf } from '../operations/direction.js';
import { requirementsOf, schemeNames, schemeOf, schemesOf } from './requirements.js';
import { lostScopes, sameScheme } from './schemes.js';

/** A change, with the names under which requirements know what changed. */
export interface ChangedScheme {
  readonly at: At;
  readonly names: ReadonlySet<string>;
  readonly base: JsonObject | undefined;
  readonly revision: JsonObject | undefined;
}

type Releases = Pick<Documents, 'base' | 'revision'>;

/** All of them, in the order of the documents. */
export function changedSchemes(documents: Documents): ChangedScheme[] {
  const { base, revision } = documents;
  const found = new Map<string, ChangedScheme & { names: Set<string> }>();
  for (const name of new Set([...schemeNames(base), ...schemeNames(revision)])) {
    if (!isChanged(documents, name)) continue;
    const at = placeOf(chainOf(base, name), chainOf(revision, name));
    const key = JSON.stringify([at.base, at.revision]);
    const known = found.get(key);
    if (known === undefined)
      found.set(key, { at, names: new Set([name]), base: schemeOf(base, name), revision: schemeOf(revision, name) });
    else known.names.add(name);
  }
  return [...found.values()];
}

/**
 * Is there more to a scheme's change than words? Where one release does not define it: does an operation there name it?
 */
function isChanged({ base, revision }: Releases, name: string): boolean {
  const [from, to] = [schemeOf(base, name), schemeOf(revision, name)];
  if (from !== undefined && to !== undefined)
    return !sameScheme(from, to) || losesScope({ base, revision }, name, lostScopes(from, to));
  if (from === to) return false;
  const lacking = from === undefined ? base : revision;
  return lacking.everyOperation().some((operation) => schemesOf(operation).has(name));
}

/** Does a receiver still ask for a scope that is no longer offered? */
function losesScope({ base, revision }: Releases, name: string, lost: ReadonlySet<string>): boolean {
  if (lost.size === 0) return false;
  const asks = (operation: Operation): boolean =>
    requirementsOf(operation.security()).some((each) => each.get(name)?.some((scope) => lost.has(scope)));
  const isOf = (direction: Direction) => (operation: Operation) => directionOf(operation, 'request') === direction;
  return (
    revision.everyOperation().filter(isOf('request')).some(asks) ||
    base.everyOperation().filter(isOf('response')).some(asks)
  );
}

/** Where a name leads, link by link; nowhere where it is not defined. */
function chainOf(document: OpenApi, name: string): string[] {
  const pointer = toPointer(['components', 'securitySchemes', name]);
  const json = document.at(pointer);
  const chain: string[] = [];
  let place: Located | undefined = json === undefined ? undefined : { json, pointer };
  while (place !== undefined) {
    chain.push(place.pointer);
    const { $ref }: JsonObject = place.json as JsonObject;
    place = typeof $ref === 'string' ? document.locate($ref) : undefined;
  }
  return chain;
}

/** The last place that both chains lead through: what stands there is what changed. */
function placeOf(base: readonly string[], revision: readonly string[]): At {
  const shared = base.findLast((pointer) => revision.includes(pointer));
  return { base: shared ?? base[0] ?? null, revision: shared ?? revision[0] ?? null };
}
