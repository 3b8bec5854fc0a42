/**
 * The independent check: ajv judges the witness against both sides before anyone sees it.
 */
import type Ajv from 'ajv/dist/2020.js';
import { areDistinct, canonical, equal, type Json, type JsonObject } from '../../../json.js';
import { isMultiple } from '../../node/decimal.js';
import type { Node } from '../../node/node.js';
import type { Direction } from '../../question.js';
import { hasFormat, hasNumberFormat, numberFormat } from '../../strings/formats.js';
import { ajv } from '../../strings/heavy.js';
import { matches } from '../../strings/patterns.js';
import { sizeOf } from '../size.js';
import { LATER_PARTS } from './later-parts.js';
import { writtenOut } from './written-out.js';

/** Does ajv find the value valid? Throws when ajv cannot read the schema. */
export function confirms(value: Json, node: Node, direction: Direction): boolean {
  if (judge === undefined || judge.isFull) judge = new Judge();
  return judge.confirms(value, node, direction);
}

/**
 * ajv keeps something of every schema that it compiled, and few of these are met again, but for parts that many values
 * have; so it is let go now and then.
 */
const COMPILED_BY_ONE = 500;
let judge: Judge | undefined;

/** A component that members or items refer to: judged when a value gets there. */
interface Later {
  readonly node: Node;
  readonly direction: Direction;
  /** By the canonical text of the value, since most are met again with the same one, or by the value itself. */
  readonly verdicts: Map<Json, boolean>;
}

/** As JSON, in characters. */
const LARGE = 500;

/** One ajv, and what it compiled. */
class Judge {
  readonly #engine = makeEngine((index, value) => this.#confirmsLater(index, value));
  /** By the text of the schema: witnesses with the same members are judged by the same function. */
  readonly #validators = new Map<string, (value: Json) => boolean>();
  /** ajv follows references by calling itself, which deep values would exhaust; so they have numbers instead. */
  readonly #later: Later[] = [];
  readonly #numbers = { request: new Map<Node, number>(), response: new Map<Node, number>() };

  #compiled = 0;

  /** Did it compile as much as one may? */
  get isFull(): boolean {
    return this.#compiled >= Math.max(COMPILED_BY_ONE, 2 * this.#later.length);
  }

  confirms(value: Json, node: Node, direction: Direction): boolean {
    const schema = writtenOut(node, value, direction, {
      format: (name) => addFormat(this.#engine, name),
      later: (part) => this.#numberOf(part, direction),
    });
    if (typeof schema === 'boolean') return schema;
    const text = JSON.stringify(schema);
    const validate = this.#validators.get(text) ?? this.#compile(schema);
    this.#validators.set(text, validate);
    return validate(value);
  }

  #compile(schema: JsonObject): (value: Json) => boolean {
    this.#compiled++;
    try {
      const validate = this.#engine.compile(schema);
      return (value) => validate(value) === true;
    } finally {
      this.#engine.removeSchema(schema);
    }
  }

  #numberOf(node: Node, direction: Direction): number {
    const known = this.#numbers[direction].get(node);
    if (known !== undefined) return known;
    const number = this.#later.push({ node, direction, verdicts: new Map() }) - 1;
    this.#numbers[direction].set(node, number);
    return number;
  }

  #confirmsLater(index: number, value: Json): boolean {
    const { node, direction, verdicts } = this.#later[index] as Later;
    // Of a large one the text is another each time, and takes long to write.
    const key = sizeOf(value) > LARGE ? value : canonical(value);
    const known = verdicts.get(key) ?? this.confirms(value, node, direction);
    verdicts.set(key, known);
    return known;
  }
}

function makeEngine(later: (index: number, value: Json) => boolean): Ajv.Ajv2020 {
  const Engine = ajv().Ajv2020;
  // ajv tells expressions apart by their texts.
  const reads = (source: string) => ({ test: (text: string) => matches(source, text), toString: () => source });
  const expression = Object.assign(reads, { code: 'new RegExp' });
  const made = new Engine({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: expression, optimize: false },
    meta: false,
    addUsedSchema: false,
    messages: false,
    ownProperties: true,
    loopRequired: 8,
  });
  readAsHere(made, later);
  return made;
}

/** Has ajv read as it is done here what it reads otherwise, and the keywords that are ours. */
function readAsHere(made: Ajv.Ajv2020, later: (index: number, value: Json) => boolean): void {
  const instead = (
    keyword: string,
    validate: (says: never, value: never) => boolean,
    type?: 'number' | 'array' | 'object',
  ) => {
    made.removeKeyword(keyword);
    made.addKeyword({
      keyword,
      ...(type && { type }),
      validate: validate as (says: Json, value: Json) => boolean,
      errors: false,
    });
  };
  instead('multipleOf', (of: number, value: number) => isMultiple(value, of), 'number');
  // ajv asks members called `toString`, `valueOf` and `constructor` whether objects are equal, and takes items for
  // distinct that are not of the type of `items`, though others stand before those.
  instead('const', (only: Json, value: Json) => equal(only, value));
  instead('enum', (values: Json[], value: Json) => values.some((each) => equal(each, value)));
  instead('uniqueItems', (unique: boolean, items: Json[]) => !unique || areDistinct(items), 'array');
  made.addKeyword({ keyword: 'later', schemaType: 'number', validate: later, errors: false });
  // Items have their indexes for names.
  const parts = (numbers: Record<string, number>, value: JsonObject): boolean =>
    Object.keys(numbers).every(
      (key) => !Object.hasOwn(value, key) || later(numbers[key] as number, value[key] as Json),
    );
  for (const [keyword, { of }] of Object.entries(LATER_PARTS)) instead(keyword, parts, of);
}

function addFormat(judge: Ajv.Ajv2020, name: string): void {
  const numeric = numberFormat(name) !== undefined;
  judge.addFormat(
    name,
    numeric
      ? { type: 'number', validate: (number: number) => hasNumberFormat(name, number) }
      : { type: 'string', validate: (text: string) => hasFormat(name, text) },
  );
}
