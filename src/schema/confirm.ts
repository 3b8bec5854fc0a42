/**
 * The independent check: ajv judges the witness against both sides before anyone sees it. Each schema is written out as plain
 * JSON Schema 2020-12 (both dialects made one, a discriminator as conditions, hidden members not demanded) together with the
 * definitions it reaches at the same value. References of members and items are compiled when a payload gets there, so that
 * a schema that reaches a whole document costs no more than what the payload touches.
 */
import type Ajv from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { isMultiple } from './decimal.js';
import { choice } from './discriminator.js';
import { hasFormat, hasNumberFormat, isOpaque, numberFormat } from './formats.js';
import { ajv } from './heavy.js';
import { type Hidden, hiddenAt, NONE } from './hidden.js';
import { declared } from './members.js';
import { ASSERTING, type Node } from './node.js';
import { regExp } from './patterns.js';
import type { Direction, SchemaSource } from './question.js';

/** Does ajv find the value valid? Throws when ajv cannot read the schema. */
export function confirms(value: Json, node: Node, direction: Direction): boolean {
  const ofSource = judges.get(node.source) ?? {};
  judges.set(node.source, ofSource);
  ofSource[direction] ??= new Judge(direction);
  return ofSource[direction].valid(value, node);
}

/** What was compiled is let go together with its document. */
const judges = new WeakMap<SchemaSource, Partial<Record<Direction, Judge>>>();

const PLACES = new Set(
  'items contains unevaluatedItems additionalProperties propertyNames unevaluatedProperties'.split(' '),
);
const WAITING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas'];
const PLACE_MAPS = new Set(['properties', 'patternProperties']);

class Judge {
  private readonly engine: Ajv.Ajv2020;
  private readonly compiled = new Map<Node, (value: Json) => boolean>();
  private readonly nodes = new Map<number, Node>();

  constructor(private readonly direction: Direction) {
    const Engine = ajv().Ajv2020;
    const expression = Object.assign((source: string): RegExp => regExp(source) ?? /$^/, { code: 'new RegExp' });
    this.engine = new Engine({
      strict: false,
      validateSchema: false,
      logger: false,
      code: { regExp: expression, optimize: false },
      meta: false,
      addUsedSchema: false,
    });
    this.engine.removeKeyword('multipleOf');
    const validate = (of: number, value: number): boolean => isMultiple(value, of);
    this.engine.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate, errors: false });
    this.engine.addKeyword({
      keyword: 'place',
      schemaType: 'number',
      validate: (id: number, value: Json) => this.valid(value, this.nodes.get(id) as Node),
      errors: false,
    });
  }

  valid(value: Json, node: Node): boolean {
    let check = this.compiled.get(node);
    if (check === undefined) {
      const { engine } = this;
      const compiled = engine.compile(this.standalone(node));
      check = (given) => compiled(given) === true;
      this.compiled.set(node, check);
    }
    return check(value);
  }

  private standalone(node: Node): JsonObject | boolean {
    const writer = new Writer(this.direction, this.engine, this.nodes);
    return writer.document(node);
  }
}

/** Writes one schema and the definitions that its composition refers to. */
class Writer {
  private readonly names = new Map<string, string>();
  private readonly waiting: [string, Node, Hidden][] = [];

  constructor(
    private readonly direction: Direction,
    private readonly engine: Ajv.Ajv2020,
    private readonly nodes: Map<number, Node>,
  ) {}

  document(node: Node): JsonObject | boolean {
    const root = this.schema(node, hiddenAt(node, this.direction));
    if (typeof root === 'boolean') return root;
    const definitions: JsonObject = {};
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      definitions[next[0]] = this.schema(next[1], next[2]);
    }
    return { ...root, $defs: definitions };
  }

  private schema(node: Node, hidden: Hidden): JsonObject | boolean {
    if (typeof node.schema === 'boolean') return node.schema;
    const made: JsonObject = {};
    for (const keyword of node.keywords) {
      const value = this.keyword(node, keyword, hidden);
      if (value !== undefined) made[keyword] = value;
    }
    const extra: Json[] = [];
    const discriminated = this.discriminated(node, hidden);
    if (discriminated !== undefined) extra.push(discriminated);
    if (node.get('if') !== undefined) {
      // ajv 8 counts what a condition evaluates even where it fails; so it is only looked at, and evaluates where it holds.
      const met = this.schema(node.sub('if') as Node, NONE);
      made.then = made.then === undefined ? met : { allOf: [met, made.then] };
    }
    if (made.contains !== undefined && made.prefixItems !== undefined) extra.push(takeContains(made));
    return extra.length === 0 ? made : { ...made, allOf: [...((made.allOf as Json[]) ?? []), ...extra] };
  }

  private keyword(node: Node, keyword: string, hidden: Hidden): Json | undefined {
    const value = node.get(keyword) as Json;
    if (keyword === '$ref') return this.reference(node, hidden);
    if (keyword === '$dynamicRef' || keyword === 'discriminator') return undefined;
    if (keyword === 'format') return this.format(value);
    if (keyword === choice(node)?.keyword) return undefined;
    if (keyword === 'required') return node.texts('required').filter((name) => !hidden.names.has(name));
    if (keyword === 'dependentRequired') return demanding(value, hidden);
    if (PLACES.has(keyword)) return this.place(node.sub(keyword) as Node);
    if (PLACE_MAPS.has(keyword)) return mapped(node.map(keyword), (part) => this.place(part));
    if (keyword === 'prefixItems') return node.list(keyword).map((part) => this.place(part));
    if (keyword === 'not') return this.schema(node.sub(keyword) as Node, NONE);
    if (keyword === 'if') return { not: { not: this.schema(node.sub(keyword) as Node, NONE) } };
    if (keyword === 'then' || keyword === 'else') return this.schema(node.sub(keyword) as Node, hidden);
    if (keyword === 'dependentSchemas') return mapped(node.map(keyword), (part) => this.schema(part, hidden));
    if (keyword === 'allOf') return node.list(keyword).map((part) => this.schema(part, hidden));
    if (keyword === 'anyOf' || keyword === 'oneOf') return node.list(keyword).map((part) => this.branch(part, hidden));
    return ASSERTING.has(keyword) ? value : undefined;
  }

  /**
   * One of several alternatives. ajv 8 counts what the patterns of one evaluate even where it fails, unless it fails before
   * they are looked at; so such an alternative is looked at as a whole first.
   */
  private branch(node: Node, hidden: Hidden): Json {
    if (declared(node).patterns.size === 0) return this.schema(node, hidden);
    const $ref = this.definition(node, hidden);
    return { allOf: [{ not: { not: { $ref } } }, { $ref }] };
  }

  /** A reference at the same value, as a definition of this document. */
  private reference(node: Node, hidden: Hidden): Json | undefined {
    const target = node.target();
    return target === undefined ? undefined : this.definition(target, hidden);
  }

  private definition(target: Node, hidden: Hidden): string {
    const key = `${target.id}.${hidden.id}`;
    let name = this.names.get(key);
    if (name === undefined) {
      name = `d${this.names.size}`;
      this.names.set(key, name);
      this.waiting.push([name, target, hidden]);
    }
    return `#/$defs/${name}`;
  }

  /** The schema of a member or an item: a reference or a composition waits for a payload. */
  private place(node: Node): Json {
    const target = node.deref();
    if (target === node && !WAITING.some((keyword) => node.get(keyword) !== undefined)) {
      return this.schema(node, hiddenAt(node, this.direction));
    }
    this.nodes.set(target.id, target);
    return { place: target.id };
  }

  private format(value: Json): Json | undefined {
    if (typeof value !== 'string' || isOpaque(value) || value === 'password') return undefined;
    const numeric = numberFormat(value) !== undefined;
    this.engine.addFormat(
      value,
      numeric
        ? { type: 'number', validate: (number: number) => hasNumberFormat(value, number) }
        : { type: 'string', validate: (text: string) => hasFormat(value, text) },
    );
    return value;
  }

  /** A discriminator's choice, told by conditions that evaluate nothing themselves. */
  private discriminated(node: Node, hidden: Hidden): JsonObject | undefined {
    const made = choice(node);
    if (made === undefined) return undefined;
    const among = (values: readonly string[]): JsonObject => ({
      not: { properties: { [made.property]: { not: { enum: [...values] } } } },
    });
    const cases: Json[] = made.cases.map((entry) => ({
      if: among(entry.values),
      then: this.schema(entry.node, hidden),
    }));
    const rest = made.rest.map((part) => this.schema(part, hidden));
    const known = among(made.cases.flatMap((entry) => entry.values));
    const chosen = {
      required: [made.property],
      allOf: [...cases, { if: known, else: rest.length > 0 ? { [made.keyword]: rest } : false }],
    };
    const plain = node.list(made.keyword).map((part) => this.schema(part, hidden));
    return { if: { type: 'object' }, then: chosen, else: { [made.keyword]: plain } };
  }
}

/** ajv 8 takes an empty array for one that contains something when `prefixItems` stands beside `contains`; apart it does not. */
function takeContains(made: JsonObject): JsonObject {
  const apart: JsonObject = {};
  for (const keyword of ['contains', 'minContains', 'maxContains']) {
    if (made[keyword] !== undefined) apart[keyword] = made[keyword];
    delete made[keyword];
  }
  return apart;
}

function demanding(table: Json, hidden: Hidden): Json {
  if (!isObject(table)) return table;
  const entries = Object.entries(table).map(([name, needed]): [string, Json] => [
    name,
    Array.isArray(needed) ? needed.filter((other) => !hidden.names.has(String(other))) : needed,
  ]);
  return Object.fromEntries(entries);
}

function mapped(nodes: ReadonlyMap<string, Node>, write: (node: Node) => Json): Json {
  return Object.fromEntries([...nodes].map(([name, node]) => [name, write(node)]));
}
