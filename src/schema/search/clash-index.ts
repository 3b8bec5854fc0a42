/**
 * What is known of a value, by what tells at a glance which of it another schema may clash with: every alternative is held
 * against all of it, again and again.
 */
import { deniable, possible, tags } from '../node/outline.js';
import { shapeOf } from '../node/same.js';
import { clash } from './clash.js';
import type { Lit } from './facts.js';

/** A list of schemas that hold, or of such that do not; it only grows. */
interface Index {
  length: number;
  /** The types that they leave. */
  readonly types: Set<number>;
  readonly byShape: Map<string, Lit[]>;
}

const indexes = new WeakMap<readonly Lit[], Index>();

/** Does one of the list, all of which are known to do what this one does not (hold, or fail), say the opposite? */
export function clashesWithOne(lit: Lit, list: readonly Lit[]): boolean {
  if (list.length === 0) return false;
  const { types, byShape } = indexOf(list);
  const own = typesOf(lit);
  for (const mask of types) if ((mask & own) === 0) return true;
  return byShape.get(shapeOf(lit.node))?.some((other) => clash(lit, other)) ?? false;
}

function indexOf(list: readonly Lit[]): Index {
  const index = indexes.get(list) ?? { length: 0, types: new Set(), byShape: new Map() };
  for (; index.length < list.length; index.length++) {
    const lit = list[index.length] as Lit;
    index.types.add(typesOf(lit));
    const shape = shapeOf(lit.node);
    const alike = index.byShape.get(shape);
    if (alike === undefined) index.byShape.set(shape, [lit]);
    else alike.push(lit);
  }
  indexes.set(list, index);
  return index;
}

function typesOf(lit: Lit): number {
  return lit.holds ? possible(lit.node) : deniable(lit.node);
}

/** The values that each member is confined to by those of the schemas that confine it. */
interface Confined {
  length: number;
  readonly byName: Map<string, Set<ReadonlySet<string>>>;
}

const confined = new WeakMap<readonly Lit[], Confined>();

/** Does one of the list, all of which are known to hold, confine the member to other values? */
export function isConfinedElsewhere(list: readonly Lit[], name: string, values: ReadonlySet<string>): boolean {
  const known = confined.get(list) ?? { length: 0, byName: new Map<string, Set<ReadonlySet<string>>>() };
  confined.set(list, known);
  for (; known.length < list.length; known.length++)
    for (const [member, tag] of tags((list[known.length] as Lit).node)) {
      const sets = known.byName.get(member);
      if (sets === undefined) known.byName.set(member, new Set([tag.values]));
      else sets.add(tag.values);
    }
  for (const others of known.byName.get(name) ?? [])
    if (others !== values && ![...others].some((value) => values.has(value))) return true;
  return false;
}
