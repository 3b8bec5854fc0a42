/**
 * A schema in its document as the engine walks it: one object for each schema, so that identity is cheap, with the
 * subschemas reached by keyword. Everything is read on demand; a question costs nothing for what it does not reach.
 */
import { isObject, type Json, type JsonObject } from '../../json.js';
import type { SchemaSource } from '../question.js';
import { faultOf } from '../strings/patterns.js';

/**
 * The keywords that assert something or reach a schema that does; all others (words, examples, defaults) say nothing
 * here.
 */
export const ASSERTING: ReadonlySet<string> = new Set(
  `type const enum minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format
   items prefixItems contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems
   properties required patternProperties additionalProperties propertyNames minProperties maxProperties
   dependentRequired dependentSchemas unevaluatedProperties allOf anyOf oneOf not if then else discriminator
   $ref $dynamicRef`.split(/\s+/),
);

function isAsserting(keyword: string): boolean {
  return ASSERTING.has(keyword);
}

/** The source of schemas that need no document. */
export const literals: SchemaSource = { resolve: () => undefined, nameOf: () => undefined, read: (schema) => schema };

const NO_NODES: readonly Node[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_MEMBERS: ReadonlyMap<string, Node> = new Map();
let count = 0;

/** One schema. Equal identity means the same schema object of the same source. */
export class Node {
  readonly id = count++;
  readonly keywords: readonly string[];
  // Made when they are first needed: there are tens of thousands of nodes, and most have no parts.
  private lists: Map<string, readonly Node[]> | undefined;
  private maps: Map<string, ReadonlyMap<string, Node>> | undefined;
  private strings: Map<string, readonly string[]> | undefined;
  private final: Node | undefined;

  private constructor(
    readonly source: SchemaSource,
    /** In 2020-12 words; what is not a schema at all is kept as `broken`. */
    readonly schema: JsonObject | boolean,
    readonly broken: string | undefined,
  ) {
    this.keywords = isObject(schema) ? Object.keys(schema).filter(isAsserting) : NO_TEXTS;
  }

  /** The node of a raw schema of the source. */
  static of(raw: Json, source: SchemaSource): Node {
    let known = interned.get(source);
    if (known === undefined) {
      known = new WeakMap();
      interned.set(source, known);
    }
    if (!isObject(raw)) {
      if (typeof raw === 'boolean') return raw ? ANYTHING : NOTHING;
      return new Node(source, true, 'a schema is neither an object nor a boolean');
    }
    let node = known.get(raw);
    if (node === undefined) {
      const read = source.read(raw);
      node = isObject(read) ? new Node(source, read, undefined) : Node.of(read, source);
      known.set(raw, node);
    }
    return node;
  }

  static literal(value: boolean): Node {
    return new Node(literals, value, undefined);
  }

  /** A schema that takes everything, as one of these or as none. */
  static perhaps(nodes: readonly Node[]): Node {
    const [first] = nodes as readonly [Node];
    const key = nodes.map((node) => node.id).join();
    const known = offers.get(first) ?? new Map<string, Node>();
    offers.set(first, known);
    let node = known.get(key);
    if (node === undefined) {
      node = new Node(first.source, { anyOf: [true] }, undefined);
      node.lists = new Map([['anyOf', [ANYTHING, ...nodes]]]);
      known.set(key, node);
    }
    return node;
  }

  /** A schema of which nothing can be told, for this reason. */
  static faulty(reason: string): Node {
    return new Node(literals, true, reason);
  }

  /** The keyword's value, or undefined. No keyword is called like a member that every object inherits. */
  get(keyword: string): Json | undefined {
    return typeof this.schema === 'object' ? this.schema[keyword] : undefined;
  }

  /** The keyword's value when it is a number. */
  number(keyword: string): number | undefined {
    const value = this.get(keyword);
    return typeof value === 'number' ? value : undefined;
  }

  /** The keyword's value when it is a string. */
  text(keyword: string): string | undefined {
    const value = this.get(keyword);
    return typeof value === 'string' ? value : undefined;
  }

  /** The strings of the keyword's array. */
  texts(keyword: string): readonly string[] {
    const value = this.get(keyword);
    if (!Array.isArray(value)) return NO_TEXTS;
    this.strings ??= new Map();
    let texts = this.strings.get(keyword);
    if (texts === undefined) {
      texts = value.filter((item) => typeof item === 'string');
      this.strings.set(keyword, texts);
    }
    return texts;
  }

  /** The keyword's subschema. */
  sub(keyword: string): Node | undefined {
    const value = this.get(keyword);
    return value === undefined ? undefined : Node.of(value, this.source);
  }

  /** The keyword's subschemas where it takes an array (`allOf`, `prefixItems`). */
  list(keyword: string): readonly Node[] {
    const value = this.get(keyword);
    if (!Array.isArray(value)) return NO_NODES;
    this.lists ??= new Map();
    let nodes = this.lists.get(keyword);
    if (nodes === undefined) {
      nodes = value.map((schema) => Node.of(schema, this.source));
      this.lists.set(keyword, nodes);
    }
    return nodes;
  }

  /** The keyword's subschemas by name (`properties`, `patternProperties`, `dependentSchemas`). */
  map(keyword: string): ReadonlyMap<string, Node> {
    const value = this.get(keyword);
    if (!isObject(value)) return NO_MEMBERS;
    this.maps ??= new Map();
    let nodes = this.maps.get(keyword);
    if (nodes === undefined) {
      nodes = new Map(Object.entries(value).map(([name, schema]) => [name, Node.of(schema, this.source)]));
      this.maps.set(keyword, nodes);
    }
    return nodes;
  }

  /** What `$ref` names, or undefined where there is none or it names nothing. */
  target(): Node | undefined {
    const ref = this.text('$ref');
    const schema = ref === undefined ? undefined : this.source.resolve(ref);
    return schema === undefined ? undefined : Node.of(schema, this.source);
  }

  /**
   * The schema behind a chain of nodes that say nothing but `$ref`; itself when it says more or the chain leads
   * nowhere.
   */
  deref(): Node {
    if (this.final !== undefined) return this.final;
    this.final = isBare(this) ? this.end() : this;
    return this.final;
  }

  private end(): Node {
    const passed = new Set<Node>([this]);
    let node: Node = this;
    while (isBare(node)) {
      const next = node.target();
      if (next === undefined || passed.has(next)) break;
      passed.add(next);
      node = next;
    }
    return node;
  }

  /** Why this schema cannot be read (by itself, not by its parts), or undefined. */
  fault(): string | undefined {
    if (this.broken !== undefined) return this.broken;
    for (const pattern of [this.text('pattern') ?? '', ...this.map('patternProperties').keys()]) {
      const fault = faultOf(pattern);
      if (fault !== undefined) return fault;
    }
    const ref = this.get('$ref');
    if (ref === undefined) return undefined;
    if (typeof ref !== 'string' || this.target() === undefined) return `the $ref ${JSON.stringify(ref)} names nothing`;
    return this.deref() === this && this.keywords.length === 1 ? `the $ref "${ref}" leads only to itself` : undefined;
  }
}

/** Does the schema say nothing but `$ref`? */
function isBare({ keywords }: Node): boolean {
  return keywords.length === 1 && keywords[0] === '$ref';
}

/** Does the schema say something by others that it applies to the same value? */
export function composes(node: Node): boolean {
  return node.keywords.some((keyword) => COMPOSING.has(keyword));
}

const COMPOSING: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas']);

const offers = new WeakMap<Node, Map<string, Node>>();
const interned = new WeakMap<SchemaSource, WeakMap<object, Node>>();

/** The schema `true`. */
export const ANYTHING: Node = Node.literal(true);
/** The schema `false`. */
export const NOTHING: Node = Node.literal(false);
