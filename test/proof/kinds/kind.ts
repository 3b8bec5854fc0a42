/** The shape of the edits that the proof makes, and what they know about their place. */
import { isObject, type Json, type JsonObject } from '../../../src/json.js';
import type { Spot } from '../atlas.js';
import type { Random } from '../random.js';
import type { Release } from '../release.js';

/** A place to edit. */
export interface Site {
  readonly release: Release;
  readonly spot: Spot;
  /** A copy of what stands there, to be changed and put in its place. */
  readonly json: JsonObject;
  readonly random: Random;
  /** Is the value written as text (a parameter or a header with a schema)? */
  readonly text: boolean;
}

/** Draws a value that a schema of the sender may hold; `branch` chooses one of a list of alternatives. */
export type Draw = (schema: Json, branch?: readonly [alternatives: Json, index: number]) => Json | undefined;

/** An edited schema, and values that only one of the two releases holds. */
export interface SchemaEdit {
  readonly schema: Json;
  /** `usual` is a value that the place holds for the sender. */
  tries(usual: Json | undefined, draw: Draw): readonly (Json | undefined)[];
}

/** An edit of a schema. */
export interface SchemaKind {
  readonly id: string;
  /** Fewer values, more, or others: what a request, a response, or both do not survive. */
  readonly effect: 'narrower' | 'wider' | 'other';
  /** Undefined where the edit does not fit. */
  edit(site: Site): SchemaEdit | undefined;
}

/** The only type that a schema names, null aside. */
export function typeOf(schema: JsonObject): string | undefined {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.length === 1 ? String(types[0]) : undefined;
}

/** Does the schema say anything of a value beyond its type, by one of these keywords? */
export function says(schema: JsonObject, ...keywords: string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}

/** The schema without some keywords. */
export function without(schema: JsonObject, ...keywords: string[]): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}

/** A keyword's value where it is a number. */
export function numberOf(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** Does the schema already list its values? Then bounds say nothing new. */
export const listsValues = (schema: JsonObject): boolean => says(schema, 'enum', 'const');

/** An object with some members more; undefined where it is no object. */
export const and = (usual: Json | undefined, more: JsonObject): Json | undefined =>
  isObject(usual) ? { ...usual, ...more } : undefined;
