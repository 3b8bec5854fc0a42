/**
 * A schema written out as plain JSON Schema 2020-12 for ajv, as far as some value reaches: both dialects made one, a
 * discriminator as conditions, hidden members not demanded. What a schema says of members that the value does not have
 * cannot matter to it, and compiling that would cost more than everything else.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import { circles, reach, type Way } from '../../node/circular.js';
import { choice } from '../../node/discriminator.js';
import { type Hidden, hiddenAt, NONE } from '../../node/hidden.js';
import { declared } from '../../node/members.js';
import { ASSERTING, type Node } from '../../node/node.js';
import type { Direction } from '../../question.js';
import { isOpaque } from '../../strings/formats.js';
import { matches } from '../../strings/patterns.js';
import { hiddenIn } from '../validate.js';
import { alternatives } from './alternatives.js';
import { conditionsOf } from './conditions.js';
import { once, withoutDoubles } from './definitions.js';
import { gathered, MAX_IN_PLACE } from './later-parts.js';
import { containedBy, haveMember, itemsAt, itemsOf, membersAt, named, PARTS } from './parts-of-values.js';
import { apart } from './quirks.js';

/** What the writing leaves to the one who compiles. */
export interface Compiling {
  /** Makes a format known. */
  format(name: string): void;
  /** A schema that is judged when a value gets there, by number. */
  later(node: Node): number;
}

/**
 * The schema as ajv is to read it for this value, with the keyword `later` for what is judged when a value gets there.
 */
export function writtenOut(node: Node, value: Json, direction: Direction, compiling: Compiling): JsonObject | boolean {
  return new Writer(direction, compiling).document(node, value);
}

/** How deep places are written inside one another: ajv calls itself for each while it compiles. */
const MAX_DEPTH = 40;

/** One schema where it applies: to which values, and which members are not demanded there. */
interface Spot {
  readonly values: readonly Json[];
  readonly hidden: Hidden;
  /** How the schema was reached, where it leads back to itself. */
  readonly above?: Way;
}

/** Writes what one keyword says; undefined where that is nothing. */
type Write = (at: Writer, node: Node, spot: Spot) => Json | undefined;

/** Writes one schema and the definitions that it refers to, as far as a value reaches. */
class Writer {
  /** The keywords that say something else to ajv than as they stand, or what not all of the values need. */
  private static readonly WRITES: ReadonlyMap<string, Write> = new Map<string, Write>([
    ['$ref', (at, node, spot) => at.reference(node, spot)],
    ['$dynamicRef', () => undefined],
    ['discriminator', () => undefined],
    ['format', (at, node) => at.format(node.get('format') as Json)],
    ['required', (_, node, { hidden }) => node.texts('required').filter((name) => !hidden.names.has(name))],
    ['dependentRequired', (_, node, { hidden }) => demanding(node.get('dependentRequired') as Json, hidden)],
    ['properties', (at, node, spot) => at.members(node, 'properties', spot)],
    ['patternProperties', (at, node, spot) => at.members(node, 'patternProperties', spot)],
    ['prefixItems', (at, node, spot) => at.items(node.list('prefixItems'), spot)],
    ['not', (at, node, spot) => at.sub(node, 'not', { ...spot, hidden: NONE })],
    ['if', (at, node, spot) => ({ not: { not: at.sub(node, 'if', { ...spot, hidden: NONE }) } })],
    ['then', (at, node, spot) => at.sub(node, 'then', spot)],
    ['else', (at, node, spot) => at.sub(node, 'else', spot)],
    ['dependentSchemas', (at, node, spot) => at.dependents(node, spot)],
    ['allOf', (at, node, spot) => once(node.list('allOf').map((part) => at.within(node, part, spot)))],
    ['anyOf', (at, node, spot) => at.union(node, 'anyOf', spot)],
    ['oneOf', (at, node, spot) => at.union(node, 'oneOf', spot)],
  ]);

  private readonly names = new Map<Node, Map<readonly Json[], Map<Hidden, string>>>();
  private readonly waiting: [string, Node, Spot][] = [];
  private count = 0;
  /** How many places lie around the one that is written. */
  private depth = 0;

  constructor(
    private readonly direction: Direction,
    private readonly compiling: Compiling,
  ) {}

  document(node: Node, value: Json): JsonObject | boolean {
    const root = this.schema(node, { values: [value], hidden: this.hiddenIn(node, value) });
    if (typeof root === 'boolean') return root;
    const definitions = new Map<string, JsonObject | boolean>();
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      definitions.set(next[0], this.schema(next[1], next[2]));
    }
    return withoutDoubles(root, definitions);
  }

  /** A part of a schema at the same value. */
  private within(from: Node, part: Node, { above, ...spot }: Spot): JsonObject | boolean {
    const reached = reach(from, above, part);
    if (reached.node.broken !== undefined) throw new Error(reached.node.broken);
    return this.schema(reached.node === part.deref() && reached.above === undefined ? part : reached.node, {
      ...spot,
      ...(reached.above && { above: reached.above }),
    });
  }

  private schema(node: Node, spot: Spot): JsonObject | boolean {
    if (typeof node.schema === 'boolean') return node.schema;
    const made: JsonObject = {};
    for (const keyword of node.keywords) {
      const value = this.keyword(node, keyword, spot);
      if (value !== undefined) made[keyword] = value;
    }
    const extra: Json[] = [];
    const target = node.target();
    // A reference into a circle is written where it stands, as far as it says something new.
    if (target !== undefined && circles(target)) extra.push(this.within(node, target, spot));
    const chosen = choice(node);
    if (chosen !== undefined)
      extra.push(conditionsOf(chosen, node, spot.values, (part) => this.within(node, part, spot)));
    if (node.get('if') !== undefined) {
      // ajv 8 counts what a condition evaluates even where it fails; so it is only looked at, and evaluates where it
      // holds.
      const met = this.within(node, node.sub('if') as Node, { ...spot, hidden: NONE });
      made.then = made.then === undefined ? met : { allOf: [met, made.then] };
    }
    return apart(gathered(made), extra);
  }

  private keyword(node: Node, keyword: string, spot: Spot): Json | undefined {
    const parts = PARTS[keyword];
    if (parts !== undefined) {
      const inside = spot.values.flatMap(parts);
      const place = this.place(node.sub(keyword) as Node, inside);
      const matched = keyword === 'unevaluatedItems' ? containedBy(node) : [];
      return matched.length === 0 ? place : { anyOf: [place, ...matched.map((part) => this.place(part, inside))] };
    }
    const write = Writer.WRITES.get(keyword);
    if (write !== undefined) return write(this, node, spot);
    return ASSERTING.has(keyword) ? node.get(keyword) : undefined;
  }

  private sub(node: Node, keyword: string, spot: Spot): JsonObject | boolean {
    return this.within(node, node.sub(keyword) as Node, spot);
  }

  /** Nothing where a discriminator chooses: its conditions are written beside the rest. */
  private union(node: Node, keyword: 'anyOf' | 'oneOf', spot: Spot): Json | undefined {
    if (choice(node)?.keyword === keyword) return undefined;
    const { here, elsewhere } = alternatives(node.list(keyword), spot);
    return [...here.map((part) => this.branch(node, part, spot)), ...elsewhere];
  }

  /** The schemas of the members that the values have. */
  private members(node: Node, keyword: 'properties' | 'patternProperties', { values }: Spot): JsonObject {
    const meant = (name: string): Json[] =>
      keyword === 'properties' ? membersAt(values, name) : named(values, (own) => matches(name, own));
    const all = [...node.map(keyword)].map(([name, part]) => [name, part, meant(name)] as const);
    const present = all.filter(([, , inside]) => inside.length > 0);
    const isMany = present.length > MAX_IN_PLACE;
    return Object.fromEntries(present.map(([name, part, inside]) => [name, this.place(part, inside, isMany)]));
  }

  /** The schemas of the items that the longest value has. */
  private items(parts: readonly Node[], { values }: Spot): Json[] {
    const present = parts.slice(
      0,
      values.reduce<number>((most, value) => Math.max(most, itemsOf(value).length), 0),
    );
    return present.map((part, index) => this.place(part, itemsAt(values, index), present.length > MAX_IN_PLACE));
  }

  private dependents(node: Node, spot: Spot): JsonObject {
    const present = [...node.map('dependentSchemas')].filter(([name]) => haveMember(spot.values, name));
    return Object.fromEntries(present.map(([name, part]) => [name, this.within(node, part, spot)]));
  }

  /**
   * One of several alternatives. ajv 8 counts what the patterns of one evaluate even where it fails, unless it fails
   * before they are looked at; so such an alternative is looked at as a whole first.
   */
  private branch(from: Node, node: Node, spot: Spot): Json {
    if (circles(node) || declared(node).patterns.size === 0) return this.within(from, node, spot);
    const $ref = this.definition(node, spot);
    return { allOf: [{ not: { not: { $ref } } }, { $ref }] };
  }

  private reference(node: Node, spot: Spot): string | undefined {
    const target = node.target();
    return target === undefined || circles(target) ? undefined : this.definition(target, spot);
  }

  private definition(target: Node, spot: Spot): string {
    const byValues = this.names.get(target) ?? new Map<readonly Json[], Map<Hidden, string>>();
    const byHidden = byValues.get(spot.values) ?? new Map<Hidden, string>();
    let name = byHidden.get(spot.hidden);
    if (name === undefined) {
      name = `d${++this.count}`;
      this.names.set(target, byValues.set(spot.values, byHidden.set(spot.hidden, name)));
      this.waiting.push([name, target, spot]);
    }
    return `#/$defs/${name}`;
  }

  /** The schema of a member or an item, which is perhaps one of many. */
  private place(node: Node, values: readonly Json[], isOfMany = false): Json {
    if (values.length === 0) return typeof node.schema === 'boolean' ? node.schema : {};
    const target = node.deref();
    const hidden = values.length > 1 ? hiddenAt(node, this.direction) : this.hiddenIn(node, values[0] as Json);
    // What only a branch hides is hidden for some values and not for others.
    const isOne = values.length === 1 || hidden.by === undefined;
    if (target !== node || this.depth >= MAX_DEPTH || !isOne || isOfMany)
      return { later: this.compiling.later(target) };
    this.depth++;
    const made = this.schema(node, { values, hidden });
    this.depth--;
    return made;
  }

  private hiddenIn(node: Node, value: Json): Hidden {
    return hiddenIn(value, hiddenAt(node, this.direction), this.direction);
  }

  private format(value: Json): Json | undefined {
    if (typeof value !== 'string' || isOpaque(value) || value === 'password') return undefined;
    this.compiling.format(value);
    return value;
  }
}

function demanding(table: Json, hidden: Hidden): Json {
  if (!isObject(table)) return table;
  const entries = Object.entries(table).map(([name, needed]): [string, Json] => [
    name,
    Array.isArray(needed) ? needed.filter((other) => !hidden.names.has(String(other))) : needed,
  ]);
  return Object.fromEntries(entries);
}
