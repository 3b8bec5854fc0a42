/** Broken variants of documents, from a seed: of the text (any bytes) and of the values (still JSON). */
import { isObject, type Json, type JsonObject } from '../../src/json.js';

/** A source of numbers that a seed decides (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A number from 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

type Break<T> = (whole: T, chance: Chance) => T;

function lines(edit: (all: string[], at: number) => void): Break<Buffer> {
  return (bytes, chance) => {
    const all = bytes.toString().split('\n');
    edit(all, chance.below(all.length));
    return Buffer.from(all.join('\n'));
  };
}

const insert =
  (text: (chance: Chance) => string): Break<Buffer> =>
  (bytes, chance) => {
    const at = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(text(chance)), bytes.subarray(at)]);
  };

const marks = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u00',
  '\0',
  '\n',
  '&a ',
  '*a',
  '<<: ',
  '- ',
  '#',
  'é',
  '1e999',
  '\u2028',
];

/** Ways to break a text. */
export const textBreaks: Record<string, Break<Buffer>> = {
  truncated: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  beheaded: (bytes, chance) => bytes.subarray(chance.below(bytes.length)),
  'byte flipped': (bytes, chance) => {
    const copy = Buffer.from(bytes);
    for (let i = chance.below(4); i >= 0; i--) copy[chance.below(copy.length)]! ^= 1 << chance.below(8);
    return copy;
  },
  'line deleted': lines((all, at) => void all.splice(at, 1)),
  'line doubled': lines((all, at) => void all.splice(at, 0, all[at]!)),
  'line moved': lines((all, at) => void all.unshift(...all.splice(at, 1))),
  'line indented': lines((all, at) => void all.splice(at, 1, ` ${all[at]}`)),
  'mark inserted': insert((chance) => chance.of(marks)),
  'nesting inserted': insert((chance) => chance.of(['[', '{"a":', '- ', '[[{"x":']).repeat(100_000)),
  'nesting closed': (bytes, chance) => {
    const depth = chance.of([10, 399, 500, 100_000]);
    return Buffer.from(bytes.toString().replace(/:\s*"/, `:${'['.repeat(depth)}0${']'.repeat(depth)},"x-rest":"`));
  },
};

/** Every object and array of a value. */
function containers(value: Json, found: (JsonObject | Json[])[] = []): (JsonObject | Json[])[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const part of Object.values(value)) containers(part, found);
  return found;
}

const odd: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { $ref: '#' },
  { type: 'object' },
  '__proto__',
];
const names = [
  '$ref',
  '__proto__',
  'constructor',
  'type',
  'required',
  'x-a',
  '',
  'get',
  '$id',
  '$anchor',
  'allOf',
  '/',
];
const refs = [
  '#/nothing',
  '#/paths',
  '#/info/title',
  '#',
  '',
  'a.yaml#/b',
  '#/components/schemas',
  '#/%zz',
  '#/~2',
  '#anchor',
];

function set(container: JsonObject | Json[], name: string, value: Json): void {
  Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
}

function member(edit: (container: JsonObject, name: string, chance: Chance, root: Json) => void): Break<Json> {
  return (whole, chance) => {
    const copy = structuredClone(whole);
    const places = containers(copy).filter((each) => Object.keys(each).length > 0);
    const container = chance.of(places) as JsonObject;
    edit(container, chance.of(Object.keys(container)), chance, copy);
    return copy;
  };
}

function reference(target: (chance: Chance, place: JsonObject, root: Json) => Json): Break<Json> {
  return (whole, chance) => {
    const copy = structuredClone(whole);
    const places = containers(copy).filter((each): each is JsonObject => isObject(each) && Object.hasOwn(each, '$ref'));
    const place = places.length > 0 ? chance.of(places) : (copy as JsonObject);
    set(place, '$ref', target(chance, place, copy));
    return copy;
  };
}

/** A reference to where only references lead, with another one there, which may be wrong. */
function intoOdd(place: string): Break<Json> {
  return reference((chance, _, root) => {
    const own = { items: { $ref: chance.of([...allRefs(root), ...refs]) } };
    const responses = {
      Plain: { description: 'x' },
      Odd: { $ref: '#/components/responses/Plain', content: { a: { schema: own } }, 'x-own': own },
    };
    const { components } = root as JsonObject;
    if (isObject(components)) set(components, 'responses', responses);
    return `#/components/responses/Odd/${place}`;
  });
}

/** The references that a document holds. */
const allRefs = (root: Json): Json[] =>
  containers(root).flatMap((each) => (isObject(each) && typeof each.$ref === 'string' ? [each.$ref] : []));

/** Ways to break the values of a document. */
export const valueBreaks: Record<string, Break<Json>> = {
  'member deleted': member((container, name) => void delete container[name]),
  'value swapped': member((container, name, chance) => set(container, name, chance.of(odd))),
  'value copied from elsewhere': member((container, name, chance, root) =>
    set(container, name, structuredClone(chance.of(containers(root)))),
  ),
  'member named anew': member((container, name, chance) => set(container, chance.of(names), container[name] as Json)),
  'member added': member((container, _, chance) => set(container, chance.of(names), chance.of(odd))),
  'reference to nothing': reference((chance) => chance.of(refs)),
  'reference to itself': member((container, name, _, root) => {
    const sections = (root as JsonObject).components;
    const section = isObject(sections) && isObject(sections.schemas) ? sections.schemas : undefined;
    if (section === undefined) return;
    set(section, 'Loop', { $ref: '#/components/schemas/Loop2' });
    set(section, 'Loop2', { $ref: '#/components/schemas/Loop' });
    set(container, name, { $ref: '#/components/schemas/Loop' });
  }),
  'reference to another kind': reference((chance, place, root) => chance.of([...allRefs(root), place.$ref ?? '#/x'])),
  'reference to what stands beside another': intoOdd('content/a/schema'),
  'reference to what is data': intoOdd('x-own'),
  'reference that is no string': reference((chance) => chance.of(odd)),
  'nesting inserted': member((container, name, chance) => {
    let value: Json = {};
    for (let depth = chance.of([5, 395, 2000]); depth > 0; depth--)
      value = chance.next() < 0.5 ? [value] : { items: value };
    set(container, name, value);
  }),
};
