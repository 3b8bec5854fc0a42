/** Whether two ways of writing a parameter or header give every value that may be sent the same text. */
import { isObject, type Json, type JsonObject, member } from '../json.js';
import type { Located, OpenApi, Parameter } from '../openapi/model.js';
import type { Reason, Witness } from './change.js';
import { declared } from './schema-members.js';
import { says } from './schema-view.js';
import type { ParameterPair } from './subjects.js';
import type { Verdict } from './verdict.js';

/** How a value is written. */
interface Writing {
  /** A style of the standard, or the media type of its `content`. */
  readonly style: string;
  readonly explode: boolean;
  readonly reserved: boolean;
}

/** What comparing two ways of writing gives. */
export interface Compared {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly reason?: Reason;
  readonly witness?: Partial<Witness> & Pick<Witness, 'part'>;
}

const defaults: Record<Parameter['in'], string> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' };

/** Null where nothing about the writing changed. */
export function compareSerialisation(pair: ParameterPair): Compared | null {
  const base = writingOf(pair.base.json, pair.place);
  const revision = writingOf(pair.revision.json, pair.place);
  const from = describe(base);
  const to = describe(revision);
  if (from === to) return null;
  const same = { ...base, reserved: revision.reserved };
  if (describe(same) === to) return { from, to, verdict: 'review', reason: { kind: 'reserved' } };
  if (!isKnown(base) || !isKnown(revision)) return { from, to, verdict: 'review', reason: { kind: 'serialisation' } };
  const kinds = kindsOf(pair.documents.base, pair.base);
  const differing = kinds.find((kind) => text(base, kind) !== text(revision, kind));
  if (differing === undefined) return { from, to, verdict: 'editorial' };
  if (base.style.includes('/') || revision.style.includes('/'))
    return { from, to, verdict: 'review', reason: { kind: 'serialisation' } };
  const witness = { part: pair.place, name: pair.name, payload: samples[differing], at: '' };
  return { from, to, verdict: 'wire', witness };
}

function writingOf(parameter: JsonObject, place: Parameter['in']): Writing {
  const content = parameter.content;
  if (isObject(content))
    return { style: Object.keys(content)[0] ?? 'application/json', explode: false, reserved: false };
  const style = typeof parameter.style === 'string' ? parameter.style : defaults[place];
  const explode = typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form';
  return { style, explode, reserved: parameter.allowReserved === true };
}

function describe({ style, explode, reserved }: Writing): string {
  return `${style}${explode ? ', exploded' : ''}${reserved ? ', reserved characters as they are' : ''}`;
}

/** Is it a style of OpenAPI 3.0 and 3.1, or a media type? (3.2 adds `cookie`.) */
function isKnown({ style }: Writing): boolean {
  return style.includes('/') || styles.has(style);
}

const styles = new Set(['matrix', 'label', 'form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject']);

type Kind = 'primitive' | 'one' | 'array' | 'object';

const samples: Record<Kind, Json> = {
  primitive: 'blue',
  one: ['blue'],
  array: ['blue', 'black'],
  object: { r: 100, g: 200 },
};

/** The text of one value of each kind; equal texts mean that the kind does not tell the two ways apart. */
function text({ style, explode }: Writing, kind: Kind): string {
  if (style.includes('/')) return `${style} ${kind}`;
  if (kind === 'primitive' || kind === 'one') return style === 'matrix' || style === 'label' ? style : 'plain';
  if (kind === 'object' && style === 'deepObject') return 'deepObject';
  return `${style} ${explode}`;
}

/** The kinds of values that a parameter of the base may have; all of them where it does not say. */
function kindsOf(document: OpenApi, parameter: Located<JsonObject>): Kind[] {
  const schema = member(parameter.json, 'schema');
  if (schema === undefined) return ['primitive', 'array', 'object'];
  const kinds = new Set<Kind>();
  gather(document, { json: schema, pointer: `${parameter.pointer}/schema` }, kinds, new Set());
  return kinds.size === 0 ? ['primitive', 'array', 'object'] : [...kinds];
}

function gather(document: OpenApi, place: Located, kinds: Set<Kind>, seen: Set<string>): void {
  if (seen.has(place.pointer)) return;
  seen.add(place.pointer);
  const schema = says(document, place.json);
  const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
  for (const type of types) kinds.add(kindOf(type, schema));
  for (const value of Array.isArray(schema.enum) ? schema.enum : []) kinds.add(kindOf(typeOf(value), {}));
  const target = typeof schema.$ref === 'string' ? document.locate(schema.$ref) : undefined;
  if (target !== undefined) gather(document, target, kinds, seen);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    for (const [i, json] of parts.entries())
      gather(document, { json, pointer: `${place.pointer}/${keyword}/${i}` }, kinds, seen);
  }
  if (types.length === 0 && declared(document, [place], false).properties.size > 0) kinds.add('object');
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : isObject(value) ? 'object' : 'string';
}

function kindOf(type: unknown, schema: JsonObject): Kind {
  if (type === 'array') return typeof schema.maxItems === 'number' && schema.maxItems <= 1 ? 'one' : 'array';
  return type === 'object' ? 'object' : 'primitive';
}
