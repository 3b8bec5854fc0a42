/** Whether two ways of writing a parameter or header give every value that may be sent the same text. */
import { type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi, Parameter } from '../../../openapi/model.js';
import {
  directed,
  type Judgement,
  type Sampled,
  type Kind as SampledKind,
  type Settled,
  sampled,
  settled,
} from '../../change/draft.js';
import { receiverOf, type SideName } from '../../change/pair.js';
import type { LooseParameters, ParameterPair } from '../../change/subjects.js';
import { mannerOf } from '../../match/content/manner.js';
import { nowhere } from '../../match/paths/concrete-paths.js';
import { pathNames } from '../../match/paths/templates.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { limitsOf } from './limits.js';
import {
  addsNothing,
  isJson,
  isSaid,
  isStyle,
  type ValueKind,
  type Way,
  type Writing,
  waysOf,
  writingOf,
  writingsOf,
} from './style.js';
import { singleTypes, takesAnyText } from './text-schemas.js';

/** What comparing two ways of writing gives. */
export interface Compared {
  readonly from: string;
  readonly to: string;
  readonly judgement: Judgement;
}

/** Null where nothing about the writing changed. */
export function compareSerialisation(pair: ParameterPair): Compared | null {
  const mayReserve = reservesSomething(pair);
  const base = writingsOf(pair.base.json, pair.place, mayReserve);
  const revision = writingsOf(pair.revision.json, pair.place, mayReserve);
  const from = describe(base);
  const to = describe(revision);
  return from === to ? null : { from, to, judgement: judgementOf(pair, base, revision) };
}

function judgementOf(pair: ParameterPair, bases: readonly Writing[], revisions: readonly Writing[]): Judgement {
  const [[base, another], [revision, other]] = [bases, revisions];
  // Which of several counts is not said.
  if (base === undefined || revision === undefined || another !== undefined || other !== undefined)
    return settled('review', { reason: { kind: 'serialisation' } });
  const otherwise: Settled =
    base.reserved === revision.reserved
      ? { verdict: 'editorial' }
      : { verdict: 'review', reason: { kind: 'reserved' } };
  if (base.style === revision.style && base.explode === revision.explode) return directed(() => otherwise);
  const isStyled = [base, revision].every(isStyle);
  if (!isStyled && writeAlike(pair)) return directed(() => otherwise);
  if (!isStyled) return sampled(besideJson(pair, [base, revision]));
  const differing = kinds.filter(({ name }) => text(base, name) !== text(revision, name));
  const limits = [base, revision].map((writing) => limitsOf({ place: pair.place, writing }, nowhere)?.carried);
  const carried = (values: JsonObject): JsonObject => Object.assign({}, ...limits, values);
  return sampled({
    schemas: { base: schemaOf(pair.base), revision: schemaOf(pair.revision) },
    kinds: differing.flatMap(({ name, values, plain }) => {
      const doubt: Settled = { verdict: 'review', reason: { kind: 'serialisation' } };
      const isKnown = [base, revision].every((writing) => isSaid(writing, name));
      const broken: Settled = { verdict: 'wire', witness: { part: pair.place, name: pair.name } };
      return [
        { values: carried(plain), found: isKnown ? broken : doubt },
        ...(plain === values ? [] : [{ values: carried(values), found: doubt }]),
      ];
    }),
    texts: 'styled',
    otherwise: () => otherwise,
  });
}

/**
 * JSON has a text of its own for strings, lists and objects: `"a"` is not `a`, which is no JSON. Where that is known, a
 * value that both releases know breaks; what a style writes as members, under their own names, may go unread.
 */
function besideJson(pair: ParameterPair, writings: readonly Writing[]): Sampled {
  const { base, revision, name, place } = pair;
  const broken: Settled = { verdict: 'wire', witness: { part: place, name } };
  const limits = writings.map((writing) => limitsOf({ place, writing }, nowhere)?.carried);
  const [other, another] = writings.filter((writing) => !isJson({ writing }));
  const differing = other === undefined || another !== undefined ? [] : notAsJson(other);
  const json = writings[0] === other ? 'revision' : 'base';
  const kindOf = (values: JsonObject): SampledKind => ({ values: Object.assign({}, ...limits, values), found: broken });
  const schemas = { base: (waysOf(base)[0] as Way).schema, revision: (waysOf(revision)[0] as Way).schema };
  // Who takes any text, as it is, takes JSON as well.
  const isPlain = other !== undefined && (addsNothing({ writing: other }) || mannerOf(other.style) === 'text');
  const isTaken = (to: SideName): boolean =>
    to !== json && isPlain && !other.reserved && takesAnyText(pair.documents[to], schemas[to]);
  // What is sent as 5, and is the string "5" to who reads JSON.
  const unquoted: SampledKind = { ...kindOf({ type: ['number', 'boolean'] }), knownByText: json };
  return {
    schemas,
    kinds: [...differing.map(kindOf), ...(differing.length === 0 ? [] : [unquoted])],
    texts: 'beside-json',
    otherwise: (direction) =>
      differing.length > 0 && isTaken(receiverOf[direction])
        ? { verdict: 'editorial' }
        : { verdict: 'review', reason: { kind: 'serialisation' } },
  };
}

/** The kinds of values whose texts, where a standard says them, are surely not their JSON. */
function notAsJson(writing: Writing): JsonObject[] {
  if (!isStyle(writing)) return mannerOf(writing.style) === 'text' ? [{ type: 'string' }] : [];
  const isMembers = (name: ValueKind): boolean => name === 'object' && writing.style === 'form' && writing.explode;
  return kinds
    .filter(({ name }) => writing.style !== 'deepObject' && isSaid(writing, name) && !isMembers(name))
    .map(({ name, plain }) => (name === 'primitive' && text(writing, name) === 'plain' ? { type: 'string' } : plain));
}

/**
 * Do a style and a media type, or text and JSON, give all values of both releases the same texts? Numbers and words
 * such as `true` have one, and strings where they are in no quotes.
 */
function writeAlike({ documents, base, revision, place }: Omit<ParameterPair, 'name'>): boolean {
  const [from, to] = [formOf(base, place), formOf(revision, place)];
  if (from === undefined || to === undefined || from.kind === to.kind) return false;
  const isSingle = (document: OpenApi, { kind, schema }: PlainForm): boolean => {
    const known = ['integer', ...singleTypes].filter((type) => kind !== 'json' || type !== 'string');
    return (
      alternativesOf(document, schema)
        ?.flatMap(typesIn)
        .every((type) => known.includes(type)) === true
    );
  };
  return isSingle(documents.base, from) && isSingle(documents.revision, to);
}

/** The types that one alternative of a schema states, or that the values which it lists have. */
function typesIn({ type, enum: listed }: JsonObject): string[] {
  return Array.isArray(listed) ? listed.map((value) => typeof value) : [type].flat().map(String);
}

/** How single values are written: in a style that adds nothing to them, as text, or as JSON. */
interface PlainForm {
  readonly kind: 'styled' | 'text' | 'json';
  readonly schema: Located;
}

function formOf(parameter: Located<JsonObject>, place: ParameterPair['place']): PlainForm | undefined {
  const [way, other] = waysOf(parameter);
  if (way === undefined || other !== undefined) return undefined;
  const { schema, mediaType } = way;
  const writing = writingOf(parameter.json, place, false, mediaType);
  if (isJson({ writing })) return { kind: 'json', schema };
  if (mediaType !== undefined) return mannerOf(mediaType) === 'text' ? { kind: 'text', schema } : undefined;
  const isPlain = isSaid(writing, 'primitive') && text(writing, 'primitive') === 'plain';
  return isPlain && isStyle(writing) ? { kind: 'styled', schema } : undefined;
}

/**
 * Does `allowReserved` say something here? Of query parameters it does; since OpenAPI 3.2 wherever values are
 * percent-encoded.
 */
function reservesSomething({ documents, place }: ParameterPair): boolean {
  if (place === 'query' || place === 'header') return place === 'query';
  return [documents.base, documents.revision].some(({ openapi }) => openapi.startsWith('3.2'));
}

/** What a parameter or header says of its value. */
export function schemaOf({ json, pointer }: Located<JsonObject>): Located {
  return { json: member(json, 'schema') ?? {}, pointer: `${pointer}/schema` };
}

function describe(writings: readonly Writing[]): string {
  const each = writings.map(
    ({ style, explode, reserved }) =>
      `${style}${explode ? ', exploded' : ''}${reserved ? ', reserved characters as they are' : ''}`,
  );
  return [...new Set(each)].sort().join(' or ');
}

const single: JsonObject = { type: [...singleTypes] };

/** The kinds of values that are written each in its own way; `plain`: those of them of which a standard says how. */
const kinds: readonly { readonly name: ValueKind; readonly values: JsonObject; readonly plain: JsonObject }[] = [
  { name: 'primitive', values: single, plain: single },
  {
    name: 'array',
    values: { type: 'array', minItems: 2 },
    plain: { type: 'array', minItems: 2, items: single },
  },
  {
    name: 'object',
    values: { type: 'object', minProperties: 1 },
    plain: { type: 'object', minProperties: 1, additionalProperties: single },
  },
  {
    name: 'one',
    values: { type: 'array', minItems: 1, maxItems: 1 },
    plain: { type: 'array', minItems: 1, maxItems: 1, items: single },
  },
];

/**
 * Does a path parameter that is declared now take whatever stood in its place before? The old contract does not say
 * which texts were sent; what no template names is not sent at all.
 */
export function takesWhatStoodThere({ operations }: LooseParameters, parameter: Parameter): boolean {
  if (!pathNames(operations.revision.path).includes(parameter.name)) return true;
  const { revision } = operations.documents;
  const isSimple = writingsOf(parameter.json, 'path', false).every(({ style }) => style === 'simple');
  return isSimple && takesAnyText(revision, schemaOf(parameter));
}

/**
 * The kinds of values of a path parameter whose texts hold its name in both releases, as schemas: in `matrix` style all
 * but exploded objects, which are written with the names of their members.
 */
export function namedTexts(base: JsonObject, revision: JsonObject): readonly JsonObject[] {
  const writings = [base, revision].map((json) =>
    writingsOf(json, 'path', false).find(({ style }) => style === 'matrix'),
  );
  if (writings.includes(undefined)) return [];
  const isExploded = writings.every((writing) => writing?.explode);
  return kinds.filter(({ name }) => name !== 'object' || !isExploded).map(({ values }) => values);
}

/** The text of one value of each kind; equal texts mean that the kind does not tell the two ways apart. */
function text({ style, explode }: Writing, kind: ValueKind): string {
  if (kind === 'primitive' || kind === 'one') return style === 'matrix' || style === 'label' ? style : 'plain';
  if (kind === 'object' && style === 'deepObject') return 'deepObject';
  if (kind === 'array' && style === 'simple') return 'simple';
  return `${style} ${explode}`;
}
