/** Pairing parameters and headers of the two releases. */
import { type Json, member } from '../../../json.js';
import type { Operation, Parameter, Used } from '../../../openapi/model.js';
import type { LooseParameters, OperationPair } from '../../change/subjects.js';
import { pathNames } from '../paths/templates.js';

/**
 * What a parameter is found by: path parameters by their position in the template, header names without regard to case.
 */
function keyOf(parameter: Parameter, path: string): string {
  if (parameter.in === 'path') {
    const index = pathNames(path).indexOf(parameter.name);
    return index === -1 ? `path ${parameter.name}` : `path ${index}`;
  }
  return placedName(parameter.in, parameter.name);
}

/** Are two parameters called the same, and do they stand in the same place? */
export function isSameName(base: Json, revision: Json): boolean {
  return (
    placedName(member(base, 'in'), member(base, 'name')) ===
    placedName(member(revision, 'in'), member(revision, 'name'))
  );
}

function placedName(place: Json | undefined, name: Json | undefined): string {
  return `${place} ${place === 'header' ? String(name).toLowerCase() : name}`;
}

/** The parameters of two operations: those with a partner, and the others. */
export function pairParameters(operations: OperationPair): { pairs: [Parameter, Parameter][]; loose: LooseParameters } {
  const old = grouped(operations.base);
  const fresh = grouped(operations.revision);
  const pairs = [...old].flatMap(([key, group]) => pairGroups(group, fresh.get(key) ?? []));
  const removed = [...old].flatMap(([key, group]) => (fresh.has(key) ? [] : group));
  const added = [...fresh].flatMap(([key, group]) => (old.has(key) ? [] : group));
  return { pairs, loose: { operations, removed, added } };
}

/** Nothing may be declared twice, but some are; which of the two counts is not said, so neither is overlooked. */
function pairGroups<Named extends { readonly name: string }>(
  old: readonly Named[],
  fresh: readonly Named[],
): [Named, Named][] {
  if (old.length === 0 || fresh.length === 0) return [];
  const at = (group: readonly Named[], i: number): Named => group[Math.min(i, group.length - 1)] as Named;
  // One header may be written in two cases: each meets the one that is written like it, whatever the order.
  const [from, to] = [old, fresh].map((group) =>
    [...group].sort((a, b) => (a.name < b.name ? -1 : +(a.name > b.name))),
  );
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => [at(from!, i), at(to!, i)]);
}

function grouped(operation: Operation): Map<string, Parameter[]> {
  return groupedBy(operation.parameters(), (parameter) => keyOf(parameter, operation.path));
}

function groupedBy<Named>(all: readonly Named[], keyOf: (each: Named) => string): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const each of all) {
    const key = keyOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

/** A header, and what it is called where it stands. */
type Header = Used & { readonly name: string };

/** The headers that both sides have; `Content-Type` is no header of its own (OpenAPI says to ignore it). */
export function pairHeaders(
  base: ReadonlyMap<string, Used>,
  revision: ReadonlyMap<string, Used>,
): readonly [Header, Header][] {
  if (base.size === 0 || revision.size === 0) return [];
  const [old, fresh] = [base, revision].map((headers) =>
    groupedBy(
      [...headers].map(([name, header]) => ({ ...header, name })),
      ({ name }) => name.toLowerCase(),
    ),
  );
  return [...fresh!].flatMap(([key, group]) => (key === 'content-type' ? [] : pairGroups(old!.get(key) ?? [], group)));
}

/** May its absence be refused? A path parameter is part of the address and never absent, whatever it says. */
export function isDemanded({ in: place, json }: Pick<Parameter, 'in' | 'json'>): boolean {
  return place !== 'path' && json.required === true;
}

/** The parameter that one without partner has become in another place: the only one of that name on the other side. */
export function partners(loose: LooseParameters, parameter: Parameter): readonly Parameter[] {
  const gone = loose.removed.filter((each) => each.name === parameter.name);
  const fresh = loose.added.filter((each) => each.name === parameter.name);
  if (gone.length !== 1 || fresh.length !== 1) return [];
  return gone[0] === parameter ? fresh : gone;
}

/**
 * Where a parameter without partner is reported: at the component, when that is what changed; else where it is used.
 */
export function placeOfLoose({ removed, added }: LooseParameters, { pointer, used }: Parameter): { pointer: string } {
  const isShared = [removed, added].every((side) => side.some((each) => each.pointer === pointer));
  return { pointer: isShared && pointer !== used ? pointer : used };
}

/** Headers of one side that the other lacks. */
export function lone(own: ReadonlyMap<string, Used>, other: ReadonlyMap<string, Used>): [string, Used][] {
  const known = new Set([...other.keys()].map((name) => name.toLowerCase()));
  return [...own].filter(([name]) => !known.has(name.toLowerCase()) && name.toLowerCase() !== 'content-type');
}
