/** One change by itself: the receiver as it would be if nothing had changed outside the part that the change stands in. */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import { isCircular } from '../../schema/node/circular.js';
import type { Side } from '../../schema/question.js';
import { type Flag, otherSide, type Pair, type SideName } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { pointerOf } from '../graph/parts.js';
import { schemaShapes } from '../keywords.js';
import { isLeftOut, schemasThatHide } from '../schemas/applied.js';
import type { Written } from '../schemas/written.js';

/** Makes such receivers; what was made for one part is remembered. */
export class Isolation {
  readonly #sources = new Map<string, Side['source']>();

  constructor(
    readonly documents: Documents,
    readonly written: Written,
  ) {}

  /** The receiver of the messages of `root` for changes in `owners`; undefined where the two releases cannot be mixed. */
  receiver(root: Pair, owners: readonly Pair[], side: SideName): Side | undefined {
    const other = otherSide[side];
    const parts = new Map<string, string>();
    for (const owner of owners) {
      const [part, its] = [partOf(owner[side].pointer), partOf(owner[other].pointer)];
      // What is written out in one release and a component in the other stands in parts that do not match.
      if (part !== its && inPart(owner[side].pointer) !== inPart(owner[other].pointer)) return undefined;
      // The part may have another name there.
      parts.set(its, part);
    }
    const isRoot = [...parts.values()].includes(partOf(root[side].pointer));
    const schema = isRoot ? root[side].json : this.written.into(root[other].json, this.documents[other].source);
    const made = { schema, source: this.#source(parts, side, other) };
    return isCircular(made.schema, made.source) ? undefined : made;
  }

  /** The receiver as it would be if nothing but one keyword of one value were as the other release says. */
  flagged(root: Pair, { place, keyword, flow }: Flag, sender: SideName): Side {
    const [mine, its] = [this.documents[sender], this.documents[otherSide[sender]]];
    const value = isLeftOut(its, place[otherSide[sender]], flow);
    const { pointer } = place[sender];
    // One of the schemas is enough to set it; taken back it is by each that the place is made of.
    const all = value ? [pointer] : [...schemasThatHide(mine, place[sender]).keys()];
    const schemas = new Set(all.map((each) => mine.at(each)));
    const own = this.written.source(mine.source);
    const turned = (schema: Json): Json =>
      schemas.has(schema) && isObject(schema) ? { ...schema, [keyword]: value } : schema;
    const read: Side['source']['read'] = (schema) => {
      const says = own.read(turned(schema));
      return isObject(says) ? withParts(says, turned) : says;
    };
    return { schema: root[sender].json, source: { ...own, read } };
  }

  /** `parts`: those that are as the one release has them, by where the other has them. */
  #source(parts: ReadonlyMap<string, string>, side: SideName, other: SideName): Side['source'] {
    const key = `${side} ${[...parts].flat().join(' ')}`;
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const [mine, its] = [this.documents[side], this.documents[other]];
    const own = (ref: string): Json | undefined => {
      const pointer = pointerOf(its, ref);
      const itsPart = partOf(pointer);
      const part = parts.get(itsPart);
      return part === undefined ? undefined : mine.at(part + pointer.slice(itsPart.length));
    };
    const made = this.written.mixed(mine.source, its.source, own);
    this.#sources.set(key, made);
    return made;
  }
}

/** A schema whose members are turned: what hides a member is looked for from the object around it. */
export function withParts(schema: JsonObject, turned: (part: Json) => Json): JsonObject {
  let made = schema;
  for (const keyword of ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'] as const) {
    const part = schema[keyword];
    if (part === undefined) continue;
    const parts = schemaShapes[keyword] === 'map' && isObject(part) ? Object.entries(part) : undefined;
    const some = parts === undefined ? turned(part) !== part : parts.some(([, each]) => turned(each) !== each);
    if (!some) continue;
    const its =
      parts === undefined ? turned(part) : Object.fromEntries(parts.map(([name, each]) => [name, turned(each)]));
    made = { ...made, [keyword]: its };
  }
  return made;
}

/** Where something stands in its part. */
function inPart(pointer: string): string {
  return pointer.slice(partOf(pointer).length);
}
