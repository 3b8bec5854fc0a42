/** What edits of operations start from: an operation, and the parts that it uses where they really stand. */
import { isObject, type JsonObject } from '../../../src/json.js';
import type { Spot } from '../atlas.js';
import type { Random } from '../random.js';
import type { Release } from '../release.js';

/** An operation to edit. */
export interface OperationSite {
  readonly release: Release;
  readonly operation: Spot;
  readonly json: JsonObject;
  readonly random: Random;
}

/** An edited release, and the place that the report must name (or what encloses it). */
export interface OperationEdit {
  readonly after: Release;
  readonly pointer: string;
}

/** An edit of an operation. */
export interface OperationKind {
  readonly id: string;
  /** Does a payload show it? */
  readonly witness: boolean;
  edit(site: OperationSite): OperationEdit | undefined;
}

/** What the proof's own additions are called. */
export const NEW = 'added-by-the-proof';

/** A part that an operation uses, where it really stands. */
export interface Standing {
  readonly pointer: string;
  readonly json: JsonObject;
}

/** Follows references to where a part stands. */
export function standing(release: Release, pointer: string): Standing | undefined {
  let at = pointer;
  for (let step = 0; step < 20; step++) {
    const json = release.at(at);
    if (!isObject(json)) return undefined;
    if (typeof json.$ref !== 'string') return { pointer: at, json };
    at = release.pointerOf(json.$ref);
  }
  return undefined;
}

/** The operation's own parameters. */
export function parametersOf({ release, operation, json }: OperationSite): Standing[] {
  const list = Array.isArray(json.parameters) ? json.parameters : [];
  return list.flatMap((_, index) => standing(release, `${operation.pointer}/parameters/${index}`) ?? []);
}

/** The statuses of a class that an operation declares. */
export function statusesOf({ json }: OperationSite, classes: RegExp): string[] {
  return isObject(json.responses) ? Object.keys(json.responses).filter((status) => classes.test(status)) : [];
}

/** A release with a security scheme of the proof's own. */
export function withScheme(release: Release): Release {
  const components = isObject(release.json.components) ? release.json.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const securitySchemes = { ...schemes, [NEW]: { type: 'apiKey', in: 'header', name: 'X-Proof' } };
  return release.with('/components', { ...components, securitySchemes });
}
