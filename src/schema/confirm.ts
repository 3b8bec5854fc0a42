/**
 * The independent check: ajv judges the witness against both sides before anyone sees it.
 */
import type Ajv from 'ajv/dist/2020.js';
import { canonical, type Json } from '../json.js';
import { isMultiple } from './decimal.js';
import { hasFormat, hasNumberFormat, numberFormat } from './formats.js';
import { ajv } from './heavy.js';
import type { Node } from './node.js';
import { regExp } from './patterns.js';
import type { Direction } from './question.js';
import { writtenOut } from './written-out.js';

/** Does ajv find the value valid? Throws when ajv cannot read the schema. */
export function confirms(value: Json, node: Node, direction: Direction): boolean {
  const begun = later.length;
  const judge = engineForOne();
  const format = (name: string): void => addFormat(judge, name);
  const schema = writtenOut(node, value, direction, {
    format,
    later: (part) => later.push({ node: part, direction }) - 1,
  });
  try {
    return judge.compile(schema)(value) === true;
  } finally {
    later.length = begun;
    if (typeof schema === 'object') judge.removeSchema(schema);
  }
}

/** ajv keeps something of every schema that it compiled, though none of these is met again; so it is let go now and then. */
const COMPILED_BY_ONE = 500;
let engine: Ajv.Ajv2020 | undefined;
let compiled = 0;

function engineForOne(): Ajv.Ajv2020 {
  if (engine === undefined || compiled >= COMPILED_BY_ONE) {
    engine = makeEngine();
    compiled = 0;
  }
  compiled++;
  return engine;
}

/**
 * The components that members and items refer to, by number: each is judged when a value gets there. Most are met again with
 * the same value, and ajv follows references by calling itself, which deep values would exhaust.
 */
const later: { readonly node: Node; readonly direction: Direction }[] = [];
const judged = {
  request: new WeakMap<Node, Map<string, boolean>>(),
  response: new WeakMap<Node, Map<string, boolean>>(),
};

function confirmsLater(index: number, value: Json): boolean {
  const { node, direction } = later[index] as (typeof later)[number];
  const verdicts = judged[direction].get(node) ?? new Map<string, boolean>();
  judged[direction].set(node, verdicts);
  const text = canonical(value);
  const known = verdicts.get(text) ?? confirms(value, node, direction);
  verdicts.set(text, known);
  return known;
}

function makeEngine(): Ajv.Ajv2020 {
  const Engine = ajv().Ajv2020;
  const expression = Object.assign((source: string): RegExp => regExp(source) ?? /$^/, { code: 'new RegExp' });
  const made = new Engine({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: expression, optimize: false },
    meta: false,
    addUsedSchema: false,
    ownProperties: true,
    loopRequired: 8,
    loopEnum: 8,
  });
  made.removeKeyword('multipleOf');
  const validate = (of: number, value: number): boolean => isMultiple(value, of);
  made.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate, errors: false });
  made.addKeyword({ keyword: 'later', schemaType: 'number', validate: confirmsLater, errors: false });
  return made;
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
