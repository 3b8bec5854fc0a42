/**
 * The names under which a body has its members: in XML those of elements and attributes (OpenAPI 3.1.1, section
 * 4.8.26), in a form those of its parts, of which an exploded object has one for each of its members.
 */

import { isObject, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { SideName } from '../../change/pair.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { certainSchemas, schemasOfValue } from '../../schemas/read/applied.js';
import { declared, requiredNames } from '../../schemas/read/members.js';
import { isPlain } from '../../schemas/read/objects.js';
import { subschemas } from '../../schemas/read/view.js';
import { singleTypes } from '../style/text-schemas.js';
import type { Form } from './form.js';
import { formValuesOf } from './form-values.js';

/** A member of a body under a name. */
export interface WrittenName extends Member {
  /** The members that lead to it. */
  readonly path: readonly string[];
  /** Is it one text, written as any is, and is nothing else said of what leads to it but what its members are? */
  readonly isPlain: boolean;
}

/** A member, and what is said of it. */
interface Member {
  readonly name: string;
  readonly places: readonly Located[];
  /** Does every object have it? */
  readonly isAlways: boolean;
  /** Is it a single value? */
  readonly isSingle: boolean;
}

/** The elements and attributes that an object is written as in XML. */
export function elementsOf(document: OpenApi, places: readonly Located[]): WrittenName[] {
  return membersIn(document, places).map((each) => {
    const said = xmlOf(document, each.places).flatMap(Object.keys);
    const isPlain = each.isSingle && said.every((word) => word === 'name' || word === 'attribute');
    return { ...each, name: elementName(document, each), path: [each.name], isPlain };
  });
}

/** The parts that a whole form is written as, as one release says it. */
export function partsOf(document: OpenApi, place: Located, form: Form, side: SideName): WrittenName[] {
  return membersIn(document, [place]).flatMap((each): WrittenName[] => {
    const { name, places, isAlways, isSingle } = each;
    const part = form.partAt(side, [{ kind: 'property', name }]);
    const own: WrittenName = { ...each, path: [name], isPlain: isSingle && Object.keys(part).length === 0 };
    const inside = isExploded(form, side, name) ? membersIn(document, places) : [];
    if (inside.length === 0) return [own];
    const around = places.flatMap((at) => [...certainSchemas(document, at).values()]);
    const isKnown = isPlain(around) && around.every((said) => said.additionalProperties === undefined);
    const parts = inside.map(
      (its): WrittenName => ({
        ...its,
        name: part.style === 'deepObject' ? `${name}[${its.name}]` : its.name,
        path: [name, its.name],
        isAlways: isAlways && its.isAlways,
        isPlain: isKnown && its.isSingle,
      }),
    );
    return places.some((at) => formValuesOf(document, at).others) ? [own, ...parts] : parts;
  });
}

/** Is a part written in a style that has a name for each member? What no style writes is JSON, or as nobody said. */
function isExploded(form: Form, side: SideName, name: string): boolean {
  const path = [{ kind: 'property', name }] as const;
  const { style, explode, allowReserved } = form.partAt(side, path);
  const isStyled = [style, explode, allowReserved].some((said) => said !== undefined);
  return isStyled && form.carrierAt(side, path).separator === null;
}

const singles: readonly string[] = ['integer', ...singleTypes];

function isSingle({ type, enum: listed }: JsonObject): boolean {
  if (Array.isArray(listed)) return listed.every((value) => typeof value !== 'object');
  return [type].flat().every((each) => singles.includes(String(each)));
}

function membersIn(document: OpenApi, around: readonly Located[]): Member[] {
  const certain = around.flatMap((place) => [...certainSchemas(document, place).values()]);
  const required = new Set(certain.flatMap(requiredNames));
  return [...declared(document, around, true).properties].map(([name, places]) => ({
    name,
    places,
    isAlways: required.has(name),
    isSingle: places.every((place) => alternativesOf(document, place)?.every(isSingle) === true),
  }));
}

/** Of a list that no element wraps the items have the name; an attribute is none of an element's. */
function elementName(document: OpenApi, { name, places }: Member): string {
  const own = xmlOf(document, places);
  const lists = places.flatMap((place) => [...schemasOfValue(document, place)]);
  const items = lists.flatMap(([pointer, json]) =>
    subschemas({ json, pointer }, json, 'items').map(([, part]) => part),
  );
  const isWrapped = own.some(({ wrapped }) => wrapped === true);
  const said = items.length > 0 && !isWrapped ? xmlOf(document, items) : own;
  const named = said.map((each) => each.name).find((each) => typeof each === 'string') ?? name;
  return own.some(({ attribute }) => attribute === true) ? `@${named}` : String(named);
}

function xmlOf(document: OpenApi, places: readonly Located[]): JsonObject[] {
  const said = places.flatMap((place) => [...schemasOfValue(document, place).values()]);
  return said.flatMap(({ xml }) => (isObject(xml) ? [xml] : []));
}
