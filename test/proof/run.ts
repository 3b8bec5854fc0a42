/** Applies one edit, asks the product, and says whether the answer is right. */
import type { Review, ReviewedChange } from '../../src/diff.js';
import { fromPointer, isObject, type JsonObject } from '../../src/json.js';
import type { Atlas, Spot } from './atlas.js';
import type { SchemaEdit, SchemaKind } from './kinds/kind.js';
import type { OperationEdit } from './kinds/operation-site.js';
import { type Break, breakOf, isText } from './oracle.js';
import type { Random } from './random.js';
import type { Release } from './release.js';
import { reviewed, reviewedAsYaml } from './reviewing.js';
import { type Carrier, faultInWitness } from './witness.js';
import type { Direction } from './words.js';

/** A document to edit, mapped once. */
export interface Ground {
  readonly name: string;
  readonly atlas: Atlas;
  readonly release: Release;
  /** Is it given to the product as YAML? */
  readonly yaml: boolean;
  /** Parts that can be edited. */
  readonly schemas: readonly Spot[];
  readonly operations: readonly Spot[];
}

/** What came of one edit. */
export type Outcome =
  | { readonly kind: 'right' }
  /** The edit may or may not break here: no message was found that shows it. */
  | { readonly kind: 'unclear' }
  /** Meant as harmless, but the product shows a message that breaks, and it is confirmed. */
  | { readonly kind: 'shown' }
  /** The answer is `review`, since the product could not decide. */
  | { readonly kind: 'undecided'; readonly fault: string; readonly after: Release }
  | { readonly kind: 'wrong'; readonly fault: string; readonly after: Release };

/** An edit made. */
export interface Made {
  readonly kind: SchemaKind;
  readonly spot: Spot;
  readonly edit: SchemaEdit;
  readonly after: Release;
}

/** Makes an edit at a place, or undefined where it does not fit. */
export function make(ground: Ground, kind: SchemaKind, spot: Spot, random: Random): Made | undefined {
  if (!isObject(spot.json) || spot.json.$ref !== undefined) return undefined;
  const text = (['request', 'response'] as const).some(
    (direction) => spot.reached[direction] !== undefined && isText(ground.atlas, spot, direction),
  );
  const json = { ...spot.json } as JsonObject;
  const edit = kind.edit({ release: ground.release, spot, json, random, text });
  return edit === undefined ? undefined : { kind, spot, edit, after: ground.release.with(spot.pointer, edit.schema) };
}

/** The directions in which a kind of edit breaks. */
export function breaking({ effect }: SchemaKind): readonly Direction[] {
  return effect === 'narrower' ? ['request'] : effect === 'wider' ? ['response'] : ['request', 'response'];
}

/** An edit that must be reported as wire, when some message shows it. */
export function judgeBreaking(ground: Ground, { kind, spot, edit, after }: Made, random: Random): Outcome {
  const edited = { atlas: ground.atlas, before: ground.release, after };
  let shown: Break | undefined;
  for (const direction of breaking(kind))
    shown ??= spot.reached[direction] === undefined ? undefined : breakOf(edited, spot, edit, direction, random);
  if (shown === undefined) return { kind: 'unclear' };
  const found = ask(ground, after);
  const fault = faultIn(ground, after, found, spot);
  const says = `${shown.direction} at ${shown.root.pointer}: ${JSON.stringify(shown.payload)}`;
  if (fault !== undefined) return { kind: 'wrong', fault: `${fault}\n  breaks: ${says}`, after };
  const here = found.changes.filter((change) => isAt(change, spot));
  const wire = here.find((change) => change.verdict === 'wire');
  if (wire === undefined) {
    const kindOf = here.some((change) => change.verdict === 'review') ? 'undecided' : 'wrong';
    return { kind: kindOf, fault: `no wire at the place but ${told(found)}\n  breaks: ${says}`, after };
  }
  return { kind: 'right' };
}

/** An edit that no message may show: neither a break nor a doubt is allowed. */
export function judgeHarmless(ground: Ground, after: Release, spot: Spot, allowed: readonly string[]): Outcome {
  const found = ask(ground, after);
  const wrong = found.changes.filter((change) => !allowed.includes(change.verdict));
  if (wrong.length === 0) return { kind: 'right' };
  const fault = faultIn(ground, after, found, spot);
  if (fault !== undefined) return { kind: 'wrong', fault, after };
  const doubts = wrong.every(
    (change) =>
      change.verdict === 'review' &&
      change.detail !== undefined &&
      /prove|decide|tried|unproven|search/i.test(change.reason ?? ''),
  );
  if (wrong.every((change) => change.verdict === 'wire')) {
    return isPlain(ground, spot)
      ? { kind: 'wrong', fault: `a break is shown: ${told(found)}`, after }
      : { kind: 'shown' };
  }
  return { kind: doubts ? 'undecided' : 'wrong', fault: `${told(found)}`, after };
}

/** An edit of an operation that the tables call a break. */
export function judgeOperation(
  ground: Ground,
  { after, pointer }: OperationEdit,
  operation: Spot,
  witness: boolean,
): Outcome {
  const found = ask(ground, after);
  const names = ground.atlas.names(operation);
  const wire = found.changes.filter((change) => change.verdict === 'wire');
  const named = wire.find(
    (change) =>
      change.operations.some((name) => names.includes(name)) && (on(change, pointer) || on(change, operation.pointer)),
  );
  if (named === undefined) return { kind: 'wrong', fault: `no wire for ${names.join(', ')} but ${told(found)}`, after };
  if (witness && named.witness === undefined) return { kind: 'wrong', fault: `no witness: ${told(found)}`, after };
  return { kind: 'right' };
}

/** The product's answer. */
export function ask(ground: Ground, after: Release): Review {
  return ground.yaml ? reviewedAsYaml(ground.release, after) : reviewed(ground.release, after);
}

/** Does what is narrower here never let more pass above? */
function isPlain(ground: Ground, spot: Spot): boolean {
  return ground.atlas.isPlain(spot) && !(isObject(spot.json) && spot.json.oneOf !== undefined);
}

/** A change in a few words. */
export function told(review: Review): string {
  const line = ({ verdict, rule, at, message, reason, operations, witness }: ReviewedChange): string =>
    `${verdict} ${rule} ${at.base ?? '-'} ${at.revision === at.base ? '' : (at.revision ?? '-')} (${message}) ${reason ?? ''} [${operations.slice(0, 3).join(', ')}${operations.length > 3 ? ` + ${operations.length - 3}` : ''}]${witness === undefined ? '' : ` ${JSON.stringify(witness)}`}`;
  return review.changes.length === 0 ? 'nothing' : review.changes.slice(0, 4).map(line).join('\n    ');
}

/**
 * Is the change reported at the place, in it, or at what encloses it within the same named thing? Components that stood
 * there by reference count as written out.
 */
export function isAt(change: ReviewedChange, spot: Spot): boolean {
  if (on(change, spot.pointer)) return true;
  return referredTo(spot).some((pointer) => on(change, pointer));
}

function referredTo(spot: Spot, depth = 0): string[] {
  if (depth > 4) return [];
  return spot.out.flatMap(({ hop, to }) =>
    hop.kind === 'ref'
      ? [to.pointer, ...referredTo(to, depth + 1)]
      : hop.kind === 'turn'
        ? []
        : referredTo(to, depth + 1),
  );
}

function on({ at }: ReviewedChange, pointer: string): boolean {
  const unit = pointer
    .split('/')
    .slice(0, pointer.startsWith('/components') ? 4 : 3)
    .join('/');
  const near = (place: string | null) =>
    place !== null && (within(place, pointer) || (within(pointer, place) && within(place, unit)));
  return near(at.base) || near(at.revision);
}

const within = (place: string, outer: string): boolean => place === outer || place.startsWith(`${outer}/`);

/** A wire change that is wrong by itself: elsewhere, with operations that do not reach it, or with a witness that is none. */
function faultIn(ground: Ground, after: Release, review: Review, spot: Spot): string | undefined {
  const reaching = new Set(ground.atlas.operations(spot));
  for (const change of review.changes.filter(({ verdict }) => verdict === 'wire')) {
    if (!isAt(change, spot) && change.detail.case !== 'overlap')
      return `a wire elsewhere: ${told({ ...review, changes: [change] })}`;
    const stranger = change.operations.find((name) => !reaching.has(name));
    if (stranger !== undefined)
      return `${stranger} does not reach the place: ${told({ ...review, changes: [change] })}`;
    if (change.operations.length === 0) return `no operation: ${told({ ...review, changes: [change] })}`;
    if (change.witness === undefined) return `no witness: ${told({ ...review, changes: [change] })}`;
    const fault = faultInWitness(change, (side, name) =>
      carrierOf(ground, side === 'base' ? ground.release : after, name),
    );
    if (fault !== undefined) return `the witness is wrong, ${fault}: ${told({ ...review, changes: [change] })}`;
  }
  return undefined;
}

const carriers = new WeakMap<Atlas, Map<string, Spot>>();

/** An operation's name without those of its path parameters, which may differ between two releases. */
function unnamed(name: string): string {
  return name.replace(/\{[^}]*\}/g, '{}');
}

/** An operation by its name; the edit did not move it. */
export function carrierOf({ operations, atlas }: Ground, release: Release, name: string): Carrier | undefined {
  let byName = carriers.get(atlas);
  if (byName === undefined) {
    byName = new Map(
      operations.flatMap((each) => atlas.names(each).map((known): [string, Spot] => [unnamed(known), each])),
    );
    carriers.set(atlas, byName);
  }
  const spot = byName.get(unnamed(name));
  if (spot === undefined) return undefined;
  const above = spot.pointer.slice(0, spot.pointer.lastIndexOf('/'));
  return {
    release,
    path: fromPointer(above).at(-1) ?? '',
    pathItem: release.at(above) as JsonObject,
    operation: release.at(spot.pointer) as JsonObject,
  };
}
