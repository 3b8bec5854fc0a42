/**
 * The references inside a schema that is the same in both releases: which components it uses, and where in its value.
 */
import { isObject, type Json, type JsonObject, keysOf, member, toPointer, valueAt } from '../../../json.js';
import type { Step } from '../../../schema/question.js';
import type { Pair } from '../../change/pair.js';
import type { Composition } from '../../graph/graph.js';
import { holdsSchemas, isComposition, mixedKeywords, type SchemaKeyword, schemaShapes } from '../../keywords.js';

/** A reference met: its text, the steps to it and the compositions above it. */
export type Visit = (ref: string, steps: readonly Step[], compositions: readonly Composition[]) => void;

/** A schema on the way down, and how the way goes on from it. */
interface Frame {
  readonly schema: JsonObject;
  keyword: SchemaKeyword;
  token: string | number;
}

/** Where a walk starts, and what it looks for. */
export interface Looking {
  /** From the outermost value to that of the schema. */
  readonly steps: readonly Step[];
  readonly above: readonly Composition[];
  /** Do keywords beside a `$ref` count? */
  readonly siblings: boolean;
  /**
   * The references that are wanted: steps and compositions are put together for no others, and most schemas hold none.
   */
  wanted(ref: string): boolean;
}

const everything: Looking = { steps: [], above: [], siblings: true, wanted: () => true };

/** Calls `visit` for each `$ref` in a schema that applies to its value or a part of it. */
export function references(pair: Pair, visit: Visit, looking: Partial<Looking> = {}): void {
  new ReferenceWalk(pair, visit, { ...everything, ...looking }).scan(pair.revision.json);
}

/** Goes down through one schema. */
class ReferenceWalk {
  readonly #frames: Frame[] = [];

  constructor(
    readonly pair: Pair,
    readonly visit: Visit,
    readonly looking: Looking,
  ) {}

  scan(schema: Json): void {
    if (!isObject(schema)) return;
    const ref = schema.$ref;
    if (typeof ref === 'string' && (!this.looking.siblings || Object.keys(schema).length === 1)) {
      this.#met(ref, undefined);
      return;
    }
    if (typeof ref === 'string') this.#met(ref, schema);
    for (const target of mappingOf(schema)) this.#met(target, schema);
    const frame: Frame = { schema, keyword: 'items', token: '' };
    this.#frames.push(frame);
    for (const keyword in schema) {
      if (!holdsSchemas(keyword)) continue;
      frame.keyword = keyword;
      eachPart(schema[keyword] as Json, keyword, (token, part) => {
        frame.token = token;
        this.scan(part);
      });
    }
    this.#frames.pop();
  }

  /** `last`: the schema of the reference itself, where more stands beside it. */
  #met(ref: string, last: JsonObject | undefined): void {
    const { pair, looking } = this;
    if (!looking.wanted(ref)) return;
    let path = looking.steps;
    let tokens: (string | number)[] = [];
    const compositions = [...looking.above];
    for (const { schema, keyword, token } of this.#frames) {
      compositions.push(...compositionAt(pair, schema, tokens, path));
      path = stepsInto(path, keyword, token, schema);
      tokens = [...tokens, keyword, ...(token === '' ? [] : [token])];
    }
    if (last !== undefined) compositions.push(...compositionAt(pair, last, tokens, path));
    this.visit(ref, path, compositions);
  }
}

/** The schema itself, where it is a composition. */
function compositionAt(
  pair: Pair,
  schema: JsonObject,
  tokens: readonly (string | number)[],
  steps: readonly Step[],
): Composition[] {
  if (!isComposition(schema)) return [];
  const mixed = Object.keys(schema).some((keyword) => mixedKeywords.has(keyword));
  const suffix = toPointer(tokens);
  // What refers to a renamed component reads otherwise in the base.
  const base = { json: valueAt(pair.base.json, suffix) ?? schema, pointer: pair.base.pointer + suffix };
  return [{ pair: { base, revision: { json: schema, pointer: pair.revision.pointer + suffix } }, steps, mixed }];
}

const none: readonly string[] = [];

/** The schemas that a discriminator's mapping names by reference, where it chooses between branches. */
function mappingOf(schema: JsonObject): readonly string[] {
  if (schema.discriminator === undefined || (schema.oneOf ?? schema.anyOf) === undefined) return none;
  const mapping = member(schema.discriminator, 'mapping');
  if (!isObject(mapping)) return none;
  return Object.values(mapping).filter(
    (target): target is string => typeof target === 'string' && target.startsWith('#'),
  );
}

function eachPart(value: Json, keyword: SchemaKeyword, each: (token: string | number, part: Json) => void): void {
  const shape = schemaShapes[keyword];
  if (shape === 'one') each('', value);
  else if (shape === 'list' && Array.isArray(value)) for (const [i, part] of value.entries()) each(i, part);
  else if (shape === 'map' && isObject(value)) for (const name of Object.keys(value)) each(name, value[name] as Json);
}

/** The steps to the values that a subschema speaks of; none for those of the same value. */
export function stepsInto(
  path: readonly Step[],
  keyword: SchemaKeyword,
  token: string | number,
  schema: JsonObject,
): readonly Step[] {
  switch (keyword) {
    case 'properties':
      return [...path, { kind: 'property', name: String(token) }];
    case 'patternProperties':
      return [...path, { kind: 'pattern', pattern: String(token) }];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [
        ...path,
        { kind: 'additional', except: keysOf(schema.properties), exceptPatterns: keysOf(schema.patternProperties) },
      ];
    case 'prefixItems':
      return [...path, { kind: 'item', index: Number(token) }];
    case 'items':
    case 'unevaluatedItems':
    case 'contains':
      return [
        ...path,
        {
          kind: 'items',
          from: keyword !== 'contains' && Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0,
        },
      ];
    case 'propertyNames':
      return [...path, { kind: 'name' }];
    default:
      return path;
  }
}
