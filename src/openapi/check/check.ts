/**
 * The check of a document as parsed values: every keyword has the type that the grammar gives it, every reference leads
 * to something of the right kind, and no chain of references closes. The first fault in the order of the document is
 * told, as one sentence. (Most JSON texts are answered by cut.ts without this.)
 */
import { fromPointer, isObject, type Json, type JsonObject, valueAt } from '../../json.js';
import { ASSERTING } from '../../schema/node/node.js';
import { memberShape, shapeAt } from '../grammar/document.js';
import { classOf, type Leaf, type ObjectShape, type Refused, type Shape } from '../grammar/shapes.js';
import { InputError } from '../input-error.js';
import { locator, refOf } from '../locate.js';
import { missingSays } from '../missing.js';
import type { Dialect, Located } from '../model.js';
import { shown } from '../shown.js';
import { doubledField } from './paths.js';
import { type Place, placeOf, pointerTo, root } from './place.js';
import { isRead, type Outlying } from './references.js';

/** A reference where it stands, and what may stand in its place. */
interface Reference {
  readonly ref: string;
  readonly shape: ObjectShape;
  readonly place: Place;
}

/** What `$anchor` and `$id` name. */
type Names = Map<string, Located>;

/** What the check of a document yields besides its verdict. */
export interface Found {
  readonly names: Names;
  /** The places that were read because references lead there, and for nothing else. */
  readonly outlying: readonly Outlying[];
}

/** Checks a whole document against its grammar. Throws an InputError for the first fault. */
export function check(json: JsonObject, dialect: Dialect, shape: ObjectShape, file: string): Found {
  const walk = new Walk(file, dialect);
  walk.visit(json, shape, root);
  const leads = new Leads(json, shape, walk, file);
  leads.follow();
  return { names: walk.names, outlying: leads.outlying };
}

/** One walk down the values that the grammar knows; each object is seen once for each shape it must have. */
class Walk {
  readonly references: Reference[] = [];
  readonly names: Names = new Map();
  readonly #seen = new Map<Shape, Set<Json>>();

  constructor(
    readonly file: string,
    readonly dialect: Dialect,
  ) {}

  fault(place: Place, says: string): never {
    throw new InputError(this.file, says, { pointer: pointerTo(place) });
  }

  visit(value: Json, shape: Shape, place: Place): void {
    if (shape.kind === 'leaf') this.#leaf(value, shape, place);
    else if (shape.kind === 'refused') this.#refuse(shape, place);
    else if (shape.kind === 'list') {
      if (!Array.isArray(value)) this.fault(place, `expected an array, found ${shown(value)}`);
      if (this.#first(value, shape)) {
        value.forEach((item, index) => {
          this.visit(item, shape.item, { above: place, token: index, moved: place.moved });
        });
      }
    } else this.#object(value, shape, place);
  }

  /** Is this the first time that the value is met as this shape? (YAML shares values between places.) */
  #first(value: Json, shape: Shape): boolean {
    const seen = this.#seen.get(shape) ?? new Set();
    this.#seen.set(shape, seen);
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  }

  #refuse(shape: Refused, place: Place): never {
    this.fault(place, shape.says);
  }

  #leaf(value: Json, shape: Leaf, place: Place): void {
    const hint = shape.hint === undefined ? '' : `; ${shape.hint}`;
    const wrong = (): never => this.fault(place, `expected ${shape.want}, found ${shown(value)}${hint}`);
    if (!shape.classes.includes(classOf(value))) wrong();
    if (typeof value === 'string' && shape.words !== undefined && !shape.words.includes(value))
      this.fault(place, shape.refused?.get(value)?.says ?? wrong());
    if (typeof value === 'number' && shape.number === 'count' && !(Number.isInteger(value) && value >= 0)) wrong();
    if (typeof value === 'number' && shape.number === 'positive' && value <= 0) wrong();
    const item = shape.item;
    if (item === undefined || !Array.isArray(value)) return;
    value.forEach((each, index) => {
      if (classOf(each) === item.classes[0] && (item.words === undefined || item.words.includes(each as string)))
        return;
      this.fault({ above: place, token: index, moved: false }, `expected ${item.want}, found ${shown(each)}${hint}`);
    });
  }

  #object(value: Json, shape: ObjectShape, place: Place): void {
    if (!isObject(value)) {
      if (shape.loose || (shape.boolean && typeof value === 'boolean')) return;
      const wayOut = value === null ? '; leave it out where nothing is meant' : '';
      this.fault(place, `expected ${shape.title}, found ${shown(value)}${wayOut}`);
    }
    if (!this.#first(value, shape)) return;
    const isReference = shape.reference && Object.hasOwn(value, '$ref');
    // An `$id` counts for the `$ref` beside it as well (JSON Schema core, section 8.2.1).
    const inner = shape.siblings ? this.#identify(value, shape, place) : place;
    if (isReference) this.#reference(value, shape, inner);
    if (isReference && !shape.siblings) return;
    for (const name of Object.keys(value)) this.#member(value, name, shape, inner);
    for (const name of shape.required) {
      if (!Object.hasOwn(value, name) && !isReference) this.fault(place, `${shape.title} needs the member \`${name}\``);
    }
  }

  #member(object: JsonObject, name: string, shape: ObjectShape, above: Place): void {
    const place: Place = { above, token: name, moved: above.moved };
    if (shape.names && !(shape.extensions && name.startsWith('x-')) && !shape.names.pattern.test(name)) {
      this.fault(place, `the name ${shown(name)} should be ${shape.names.want}`);
    }
    const member = memberShape(shape, name);
    if (member.kind === 'leaf' && member.want === 'anything') return;
    this.visit(object[name] as Json, member, place);
  }

  #reference(value: JsonObject, shape: ObjectShape, place: Place): void {
    const at: Place = { above: place, token: '$ref', moved: place.moved };
    const ref = value.$ref as Json;
    if (typeof ref !== 'string') this.fault(at, `expected a string, found ${shown(ref)}`);
    if (place.moved && ref.startsWith('#')) {
      this.fault(at, 'this `$ref` stands in a schema with an `$id` and would be read from there; take the `$id` out');
    }
    this.references.push({ ref, shape, place: at });
  }

  /** Notes what `$anchor` and `$id` name; below an `$id`, fragments mean something else. */
  #identify(value: JsonObject, shape: ObjectShape, place: Place): Place {
    if (!shape.boolean || this.dialect === '3.0') return place;
    const id = Object.hasOwn(value, '$id') ? value.$id : undefined;
    const anchor = Object.hasOwn(value, '$anchor') ? value.$anchor : undefined;
    if (typeof anchor === 'string') this.#name(`#${anchor}`, value, place, '$anchor');
    const dynamic = Object.hasOwn(value, '$dynamicAnchor') ? value.$dynamicAnchor : undefined;
    // To a `$ref` it is an anchor. Those of schemas with an `$id` share their names, and nobody outside can refer to them.
    const isOutside = typeof id !== 'string' && !place.moved;
    if (typeof dynamic === 'string' && isOutside) this.#name(`#${dynamic}`, value, place, '$dynamicAnchor');
    if (typeof id !== 'string') return place;
    this.#name(id, value, place, '$id');
    return { ...place, moved: true };
  }

  #name(name: string, json: JsonObject, place: Place, keyword: string): void {
    const before = this.names.get(name);
    const at: Place = { above: place, token: keyword, moved: false };
    if (before !== undefined && before.json !== json) {
      this.fault(at, `${shown(name)} already names the schema at ${before.pointer}; give one of them another name`);
    }
    this.names.set(name, { json, pointer: pointerTo(place) });
  }
}

/** Follows every reference that the walk met; a target that the walk did not reach is walked then. */
class Leads {
  readonly outlying: Outlying[] = [];
  readonly #locate: (ref: string) => Located | undefined;
  readonly #done = new Map<ObjectShape, Set<string>>();
  /** Pointers from which references are known to end. */
  readonly #ending = new Set<string>();

  constructor(
    readonly json: JsonObject,
    readonly shape: ObjectShape,
    readonly walk: Walk,
    readonly file: string,
  ) {
    this.#locate = locator(json, walk.names);
  }

  follow(): void {
    const { references } = this.walk;
    for (let index = 0; index < references.length; index++) {
      const reference = references[index]!;
      const done = this.#done.get(reference.shape) ?? new Set();
      this.#done.set(reference.shape, done);
      if (done.has(reference.ref) && !isPathItem(reference.shape)) continue;
      done.add(reference.ref);
      this.#one(reference);
    }
  }

  #one({ ref, shape, place }: Reference): void {
    const target = this.#locate(ref);
    if (target === undefined) this.walk.fault(place, missingSays(ref, this.file, this.#locate));
    const tokens = fromPointer(target.pointer);
    const there = shapeAt(this.shape, tokens);
    if (there.kind === 'object' && there.title !== shape.title && !(there.loose && shape.loose)) {
      this.walk.fault(place, `${shown(ref)} names ${there.title} where ${shape.title} belongs`);
    }
    this.#chain(ref, shape, place);
    if (isPathItem(shape)) this.#doubled(place, target);
    if (!isRead(this.json, this.shape, tokens, shape)) this.outlying.push({ pointer: target.pointer, shape });
    this.walk.visit(target.json, shape, placeOf(tokens));
  }

  /** The standard leaves open which field counts when a path item and the target of its `$ref` both have it. */
  #doubled(place: Place, target: Located): void {
    const item = valueAt(this.json, pointerTo(place.above!));
    const field = isObject(item) ? doubledField(item, target.json) : undefined;
    if (field === undefined) return;
    this.walk.fault(place, `\`${field}\` stands beside this \`$ref\` and at ${target.pointer} too; keep one of them`);
  }

  /**
   * A chain of references that comes back to itself names nothing; what says more by itself is met again, and adds nothing then.
   */
  #chain(start: string, shape: ObjectShape, place: Place): void {
    const met = new Set<string>();
    for (let ref: string | undefined = start; ref !== undefined; ) {
      const target = this.#locate(ref);
      if (target === undefined) return;
      if (this.#ending.has(target.pointer)) break;
      if (met.has(target.pointer))
        this.walk.fault(place, `the \`$ref\` ${shown(start)} leads round in a circle to itself`);
      met.add(target.pointer);
      ref = shape.boolean && shape.siblings && saysMore(target.json) ? undefined : refOf(target.json);
    }
    for (const pointer of met) this.#ending.add(pointer);
  }
}

/** Does a schema assert something beside its `$ref`? */
function saysMore(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).some((keyword) => keyword !== '$ref' && ASSERTING.has(keyword));
}

const isPathItem = (shape: ObjectShape): boolean => shape.siblings && !shape.boolean;
