/**
 * The way through unions to a place. Where branches are told apart by the value of a member, a message that has the values of
 * the branches on the way is looked for first: among hundreds of branches it need not be found out which one leads there.
 */
import type { Json, JsonObject } from '../../json.js';
import type { Step } from '../question.js';
import { memberNodes } from './members.js';
import { literals, Node } from './node.js';
import { type Tag, tags } from './outline.js';
import { around } from './path.js';

/** Where a way leads: so many steps from the whole value stands this schema. */
export interface Goal {
  readonly steps: readonly Step[];
  readonly node: Node;
}

/** A schema of values which follow the branches on a way to the goal, not of all such values; undefined where none tells them apart. */
export function routeTo(from: Node, { steps, node }: Goal): Node | undefined {
  const demand = new Routes(steps, node.deref()).from(from, 0);
  return demand === undefined || demand === true ? undefined : Node.of(demand, literals);
}

/** Looks for the way; what was met and led nowhere is not tried again. */
class Routes {
  readonly #met = new Set<string>();

  constructor(
    readonly steps: readonly Step[],
    readonly goal: Node,
  ) {}

  /** What a value must be to follow the way from a schema that stands `at` so many steps; undefined where none leads on. */
  from(given: Node, at: number): JsonObject | true | undefined {
    const node = given.deref();
    if (at === this.steps.length && node === this.goal) return true;
    const key = `${at} ${node.id}`;
    if (this.#met.has(key)) return undefined;
    this.#met.add(key);
    return this.#within(node, at) ?? this.#below(node, at);
  }

  /** Through a part that speaks of the same value. */
  #within(node: Node, at: number): JsonObject | true | undefined {
    for (const part of node.list('allOf')) {
      const way = this.from(part, at);
      if (way !== undefined) return way;
    }
    for (const branches of [node.list('oneOf'), node.list('anyOf')]) {
      for (const branch of branches) {
        const way = this.from(branch, at);
        if (way !== undefined) return both(told(branch, branches), way);
      }
    }
    return undefined;
  }

  /** Through a member or an item. */
  #below(node: Node, at: number): JsonObject | true | undefined {
    const step = this.steps[at];
    if (step === undefined) return undefined;
    for (const part of partsAt(node, step)) {
      const way = this.from(part, at + 1);
      if (way !== undefined) return way === true ? true : around(way, step);
    }
    return undefined;
  }
}

function both(one: JsonObject | true, other: JsonObject | true): JsonObject | true {
  if (one === true) return other;
  return other === true ? one : { allOf: [one, other] };
}

/** What tells a branch from others: the members that have other values in one of them. */
function told(branch: Node, branches: readonly Node[]): JsonObject | true {
  const isElsewhere = (name: string, { values }: Tag): boolean =>
    branches.some((other) => {
      const its = tags(other.deref()).get(name)?.values;
      return its !== undefined && ![...values].some((text) => its.has(text));
    });
  const telling = [...tags(branch.deref())].filter(([name, tag]) => isElsewhere(name, tag));
  if (telling.length === 0) return true;
  const listed = ({ values }: Tag): JsonObject => ({ enum: [...values].map((text) => JSON.parse(text) as Json) });
  return {
    required: telling.map(([name]) => name),
    properties: Object.fromEntries(telling.map(([name, tag]) => [name, listed(tag)])),
  };
}

function partsAt(node: Node, step: Step): readonly Node[] {
  const some = (part: Node | undefined): readonly Node[] => (part === undefined ? [] : [part]);
  switch (step.kind) {
    case 'property':
      return memberNodes(node, step.name);
    case 'pattern':
      return some(node.map('patternProperties').get(step.pattern));
    case 'additional':
      return some(node.sub('additionalProperties'));
    case 'items':
      return some(node.sub('items'));
    case 'item':
      return some(node.list('prefixItems')[step.index]);
    case 'name':
      return some(node.sub('propertyNames'));
  }
}
