/** Edits of objects that are read by any name. */
import { isObject, type Json } from '../../../src/json.js';
import { nameOf } from '../sample.js';
import { and, numberOf, type SchemaKind, type Site, says, typeOf, without } from './kind.js';

const isMap = ({ json, text }: Site): boolean =>
  !text &&
  typeOf(json) === 'object' &&
  !says(json, 'properties', 'allOf', 'anyOf', 'oneOf', 'patternProperties', '$ref', 'required') &&
  json.additionalProperties !== false;
const anything: readonly Json[] = ['x', 1, null, {}, [1], true];

export const mapKinds: readonly SchemaKind[] = [
  {
    id: 'names-restricted',
    effect: 'narrower',
    edit: (site) => {
      if (site.release.old || !isMap(site) || says(site.json, 'propertyNames')) return undefined;
      const others = site.json.additionalProperties;
      return {
        schema: { ...site.json, propertyNames: { pattern: '^[a-y]+$' } },
        tries: (usual, draw) => {
          const value = isObject(others) ? draw(others) : 'x';
          return value === undefined ? [] : [and(usual, { zz: value })];
        },
      };
    },
  },
  {
    id: 'map-closed',
    effect: 'narrower',
    edit: (site) => {
      if (!isMap(site)) return undefined;
      const { json } = site;
      const others = json.additionalProperties;
      const tries = (usual: Json | undefined, value: Json | undefined) =>
        value === undefined ? [] : [and(usual, { zz: value })];
      return {
        schema: { ...json, additionalProperties: false },
        tries: (usual, draw) => tries(usual, isObject(others) ? draw(others) : 'x'),
      };
    },
  },
  {
    id: 'map-opened',
    effect: 'wider',
    edit: (site) => {
      if (!isMap(site) || !isObject(site.json.additionalProperties)) return undefined;
      return {
        schema: { ...site.json, additionalProperties: true },
        tries: (usual) => anything.map((value) => and(usual, { zz: value })),
      };
    },
  },
  {
    id: 'max-properties-set',
    effect: 'narrower',
    edit: (site) => {
      if (!isMap(site) || says(site.json, 'maxProperties', 'minProperties', 'propertyNames')) return undefined;
      const others = site.json.additionalProperties;
      return {
        schema: { ...site.json, maxProperties: 1 },
        tries: (_, draw) => {
          const value = isObject(others) ? draw(others) : 'x';
          return value === undefined ? [] : [{ a: value, b: value }];
        },
      };
    },
  },
  {
    id: 'max-properties-removed',
    effect: 'wider',
    edit: ({ json }) => {
      const most = numberOf(json, 'maxProperties');
      if (most === undefined || says(json, 'properties')) return undefined;
      const others = json.additionalProperties;
      return {
        schema: without(json, 'maxProperties'),
        tries: (_, draw) => {
          const value = isObject(others) ? draw(others) : 'x';
          return value === undefined
            ? []
            : [Object.fromEntries(Array.from({ length: most + 1 }, (__, index) => [nameOf(index), value]))];
        },
      };
    },
  },
];
