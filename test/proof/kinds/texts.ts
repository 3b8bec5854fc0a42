/** Edits of schemas of strings. */
import type { Json, JsonObject } from '../../../src/json.js';
import { listsValues, numberOf, type SchemaKind, type Site, says, typeOf, without } from './kind.js';

const isText = ({ json }: Site): boolean => typeOf(json) === 'string' && !listsValues(json);
const KNOWN = ['date', 'date-time', 'uuid', 'uri', 'email', 'ipv4', 'ipv6', 'time'];
const words = ['x', 'other', '1', 'a b', 'X-1!', '😀', '0000', 'zzzzzzzz'];
const repeated = (length: number): string[] => ['x', '1', 'A', '-'].map((letter) => letter.repeat(Math.max(0, length)));

function edited(
  id: string,
  effect: SchemaKind['effect'],
  fits: (json: JsonObject) => boolean,
  change: (json: JsonObject) => JsonObject,
  tries: (json: JsonObject) => readonly Json[],
): SchemaKind {
  return {
    id,
    effect,
    edit: (site) => {
      if (!isText(site) || !fits(site.json)) return undefined;
      const old = site.json;
      return { schema: change(old), tries: (usual) => [...tries(old), usual] };
    },
  };
}

const longest = (json: JsonObject): number =>
  (numberOf(json, 'maxLength') ?? Math.max(8, (numberOf(json, 'minLength') ?? 0) + 2)) - 1;
const shortest = (json: JsonObject): number => (numberOf(json, 'minLength') ?? 0) + 5;

export const textKinds: readonly SchemaKind[] = [
  edited(
    'max-length-lowered',
    'narrower',
    (json) => !says(json, 'format') && longest(json) > (numberOf(json, 'minLength') ?? 0),
    (json) => ({ ...json, maxLength: longest(json) }),
    (json) => repeated(longest(json) + 1),
  ),
  edited(
    'min-length-raised',
    'narrower',
    (json) => !says(json, 'format') && shortest(json) <= (numberOf(json, 'maxLength') ?? 1000),
    (json) => ({ ...json, minLength: shortest(json) }),
    (json) => repeated(shortest(json) - 1),
  ),
  edited(
    'pattern-set',
    'narrower',
    (json) => !says(json, 'format', 'pattern'),
    (json) => ({ ...json, pattern: '^[A-Z]{2,}-[0-9]+$' }),
    (json) => [...words, ...repeated(numberOf(json, 'minLength') ?? 1)],
  ),
  edited(
    'format-set',
    'narrower',
    (json) => !says(json, 'format', 'pattern'),
    (json) => ({ ...json, format: 'date' }),
    (json) => [...words, ...repeated(numberOf(json, 'minLength') ?? 1)],
  ),
  edited(
    'one-word-left',
    'narrower',
    (json) => !says(json, 'format', 'pattern', 'minLength', 'maxLength'),
    (json) => ({ ...json, enum: ['only'] }),
    () => words,
  ),
  edited(
    'word-forbidden',
    'narrower',
    (json) => !says(json, 'format', 'pattern', 'minLength', 'not'),
    (json) => ({ ...json, not: { enum: ['x'] } }),
    () => ['x'],
  ),
  edited(
    'part-added',
    'narrower',
    (json) => !says(json, 'format', 'pattern', 'allOf', 'maxLength'),
    (json) => ({ ...json, allOf: [{ maxLength: Math.max(6, numberOf(json, 'minLength') ?? 0) }] }),
    (json) => repeated(Math.max(6, numberOf(json, 'minLength') ?? 0) + 1),
  ),
  edited(
    'max-length-removed',
    'wider',
    (json) => says(json, 'maxLength') && !says(json, 'format'),
    (json) => without(json, 'maxLength'),
    (json) => repeated((numberOf(json, 'maxLength') ?? 0) + 1),
  ),
  edited(
    'min-length-removed',
    'wider',
    (json) => (numberOf(json, 'minLength') ?? 0) > 0 && !says(json, 'format', 'pattern'),
    (json) => without(json, 'minLength'),
    (json) => repeated((numberOf(json, 'minLength') ?? 1) - 1),
  ),
  edited(
    'pattern-removed',
    'wider',
    (json) => says(json, 'pattern') && !says(json, 'format'),
    (json) => without(json, 'pattern'),
    (json) => [...words, ...repeated(numberOf(json, 'minLength') ?? 0)],
  ),
  edited(
    'format-removed',
    'wider',
    (json) => KNOWN.includes(String(json.format)),
    (json) => without(json, 'format'),
    () => words,
  ),
];

/** A type that no text fits; in a parameter every integer is a text, so only requests break there. */
const toInteger = (effect: 'narrower' | 'other', text: boolean): SchemaKind => ({
  id: text ? 'text-to-integer' : 'string-to-integer',
  effect,
  edit: ({ json, text: asText }) => {
    if (
      asText !== text ||
      typeOf(json) !== 'string' ||
      says(json, 'format', 'enum', 'const', 'pattern', 'anyOf', 'oneOf', 'allOf')
    )
      return undefined;
    const kept = without(json, 'minLength', 'maxLength', 'default', 'example', 'examples');
    return { schema: { ...kept, type: 'integer' }, tries: (usual) => [...(text ? [] : [1]), ...words, usual] };
  },
});

export const typeKinds: readonly SchemaKind[] = [toInteger('other', false), toInteger('narrower', true)];
