/**
 * The names that stand in a query, or in the cookies. An exploded object is written as its members, each under a name
 * of its own (`?a=1` for a member `a`; `?f[a]=1` in `deepObject` style), which another parameter may have as well.
 */
import type { Json, JsonObject } from '../../../json.js';
import type { Located, OpenApi, Operation, Parameter } from '../../../openapi/model.js';
import { isDemanded } from '../../match/operations/parameters.js';
import { keysIn, type Placed, sendsAsKey } from '../../match/security/api-keys.js';
import { schemasOfValue } from '../../schemas/read/applied.js';
import { declared, requiredNames } from '../../schemas/read/members.js';
import { isPlain, schemasOfObjects } from '../../schemas/read/objects.js';
import { subschemas } from '../../schemas/read/view.js';
import { waysOf, writingsOf } from '../style/style.js';

/** The places where values have names of their own, which a style may take from their members. */
export const namedPlaces = ['query', 'cookie'] as const;
/** One of them. */
export type NamedPlace = (typeof namedPlaces)[number];

/** A name of a query or a cookie. */
export interface OwnedName {
  readonly name: string;
  /** What an object calls it whose member it is. */
  readonly member?: string;
  readonly owner: Parameter;
  /** What is said of its value; undefined where more than one schema does, or a media type. */
  readonly schema: Located | undefined;
  /** Does every message have it? */
  readonly isAlways: boolean;
  /** May it have any value, since nothing is said of it? */
  readonly isOpen?: boolean;
  /** Is it never written? */
  readonly isNever?: boolean;
  readonly joined?: Joined;
}

/**
 * The members that may stand in one text with a name, as one word; undefined where it stands alone. RFC 6570 puts `&`
 * between the members of an object in a cookie as well, and no reader of cookies takes them apart there.
 */
export type Joined = string | undefined;

/** An object that is written as its members. */
export interface Exploded {
  readonly owner: Parameter;
  /** Those that it never lacks, by their names outside. */
  readonly required: readonly string[];
  /** Is nothing said of it but what its members are? */
  readonly isPlain: boolean;
  /**
   * What is said of the members that it does not declare; `open`: anything may be one; `closed`: who reads it refuses
   * them; null: nobody speaks of them.
   */
  readonly rest: Located | 'open' | 'closed' | null;
  readonly joined: Joined;
  /** What it would call a member under such a name; undefined where that cannot be the name of one. */
  memberOf(name: string): string | undefined;
}

/** The names of an operation in one place. */
export interface Names {
  readonly names: readonly OwnedName[];
  readonly objects: readonly Exploded[];
}

/** What a release says of the query of an operation, or of its cookies. */
export function ownedNames(document: OpenApi, operation: Operation, place: NamedPlace): Names {
  const names: OwnedName[] = [];
  const objects: Exploded[] = [];
  for (const owner of operation.parameters()) {
    if (owner.in !== place) continue;
    const found = explodedOf(document, owner);
    if (found !== undefined) objects.push(found.object);
    if (found !== undefined) names.push(...found.members);
    if (found === undefined || !found.isObject) names.push(plainName(owner, found === undefined));
  }
  return { names: withKeys(document, operation, place, names), objects };
}

/**
 * What an operation sends in any case: the parameters that it demands, and the members that a demanded object demands.
 */
export function alwaysSent(document: OpenApi, operation: Operation): readonly Placed[] {
  const others = operation.parameters().filter((each) => !isNamedPlace(each.in) && isDemanded(each));
  const named = namedPlaces.flatMap((place) => ownedNames(document, operation, place).names);
  const always = named.filter(({ isAlways, owner }) => isAlways && isDemanded(owner));
  return [...others, ...always.map(({ name, owner }) => ({ in: owner.in, name }))];
}

/** Is it a place where values have names of their own? */
export function isNamedPlace(place: string | undefined): place is NamedPlace {
  return place === 'query' || place === 'cookie';
}

/** API keys have names as well: to a message, a key and a parameter of its name are one. */
function withKeys(
  document: OpenApi,
  operation: Operation,
  place: NamedPlace,
  names: readonly OwnedName[],
): readonly OwnedName[] {
  const keys = keysIn(document, operation, place).map((name): OwnedName => {
    const owner: Parameter = { name, in: place, json: {}, pointer: '', used: '' };
    const isAlways = sendsAsKey(document, operation, owner) === 'always';
    return { name, owner, schema: undefined, isAlways, isOpen: true };
  });
  if (keys.length === 0) return names;
  const isOwn = (name: string) => (each: OwnedName) => each.name === name && each.owner.name === name;
  const isAlwaysKey = (each: OwnedName): boolean => keys.some((key) => key.isAlways && isOwn(key.name)(each));
  return [
    ...names.map((each) => (isAlwaysKey(each) ? { ...each, isAlways: true } : each)),
    ...keys.filter(({ name }) => !names.some(isOwn(name))),
  ];
}

/** The name of a parameter; `isOnly`: has it no others, as an object has? */
function plainName(owner: Parameter, isOnly: boolean): OwnedName {
  const [way, other] = waysOf(owner);
  const isStyled = other === undefined && way?.mediaType === undefined;
  const isAlways = isOnly && isDemanded(owner);
  return { name: owner.name, owner, schema: isStyled ? way?.schema : undefined, isAlways };
}

interface Found {
  readonly object: Exploded;
  readonly members: readonly OwnedName[];
  /** Is it never anything but an object? */
  readonly isObject: boolean;
}

/** What an exploded object writes; undefined where a parameter is none. */
function explodedOf(document: OpenApi, owner: Parameter): Found | undefined {
  const [way] = waysOf(owner);
  const [writing] = writingsOf(owner.json, owner.in, false);
  if (way === undefined || way.mediaType !== undefined || writing === undefined) return undefined;
  const isDeep = writing.style === 'deepObject';
  if (!isDeep && (writing.style !== 'form' || !writing.explode)) return undefined;
  const said = schemasOfObjects(document, way.schema);
  const all = declared(document, [way.schema], true).properties;
  if (all.size === 0 && !typesIn(said).includes('object')) return undefined;
  const isObject = typesIn(schemasOfValue(document, way.schema)).every((type) => type === 'object');
  const [before, behind] = isDeep ? [`${owner.name}[`, ']'] : ['', ''];
  const nameOf = (member: string): string => before + member + behind;
  const certain = [...said].flatMap(([pointer, json]) => subschemas({ json, pointer }, json, 'properties'));
  const required = [...said.values()].flatMap(requiredNames);
  const rest = restOf(said);
  // What must be there is never empty.
  const isOnly = all.size === 1 && (rest === null || rest === 'closed');
  const isOpen = rest !== null && rest !== 'closed';
  const joined = owner.in === 'cookie' && !isOnly ? JSON.stringify([[...all.keys()].sort(), isOpen]) : undefined;
  const members = [...all.keys()].map((member): OwnedName => {
    const [schema, ...others] = certain.flatMap(([name, place]) => (name === member ? [place] : []));
    return {
      name: nameOf(member),
      member,
      owner,
      schema: others.length === 0 ? schema : undefined,
      isAlways: isObject && isDemanded(owner) && (isOnly || required.includes(member)),
      joined,
    };
  });
  const memberOf = (name: string): string | undefined =>
    name.startsWith(before) && name.endsWith(behind)
      ? name.slice(before.length, name.length - behind.length)
      : undefined;
  const object = { owner, required: required.map(nameOf), isPlain: isPlain([...said.values()]), memberOf };
  return { object: { ...object, rest, joined }, members, isObject };
}

function typesIn(said: ReadonlyMap<string, JsonObject>): Json[] {
  return [...said.values()].flatMap(({ type }) => type ?? []);
}

/** An object that is silent about others is open where it declares nothing. */
function restOf(said: ReadonlyMap<string, JsonObject>): Exploded['rest'] {
  const found = [...said].flatMap(([pointer, schema]) =>
    subschemas({ json: schema, pointer }, schema, 'additionalProperties').map(([, place]) => place),
  );
  const [rest, other] = found;
  if (found.some(({ json }) => json === false)) return 'closed';
  if (rest !== undefined) return rest.json === true || other !== undefined ? 'open' : rest;
  const schemas = [...said.values()];
  if (!isPlain(schemas)) return 'open';
  return schemas.some(({ properties }) => properties !== undefined) ? null : 'open';
}
