/** Makes a witness smaller as long as it stays one: fewer members, shorter arrays. */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { Budget } from '../budget.js';
import type { SchemaSource } from '../question.js';
import type { Owed } from './owed.js';
import { sizeOf } from './size.js';

/** How often it is tried. */
const MAX_TRIES = 300;
/**
 * How much may be looked at by that, for one witness, for all of a document, and for a late one: large values take long
 * to look at.
 */
const LOOKED_AT = [5_000_000, 40_000_000, 50_000] as const;
const budgets = new WeakMap<SchemaSource, Budget>();

/**
 * The smallest value found by leaving out members and items one at a time; `owed` is what it has to have, and `keeps`
 * says whether it is still a witness.
 */
export function shrink(value: Json, source: SchemaSource, owed: Owed, keeps: (smaller: Json) => boolean): Json {
  const budget = budgets.get(source) ?? new Budget(...LOOKED_AT);
  budgets.set(source, budget);
  budget.begin();
  return new Shrinking(sizeOf(value), budget, keeps).attempt((part) => part, value, owed);
}

class Shrinking {
  private tries = MAX_TRIES;

  constructor(
    private readonly size: number,
    private readonly budget: Budget,
    private readonly keeps: (smaller: Json) => boolean,
  ) {}

  /** The part made smaller; `whole` puts it into the witness. */
  attempt(whole: (part: Json) => Json, part: Json, owed: Owed): Json {
    if (Array.isArray(part)) return this.list(whole, part, owed);
    return isObject(part) ? this.object(whole, part, owed) : part;
  }

  private list(whole: (part: Json) => Json, part: Json[], owed: Owed): Json[] {
    let current = part;
    for (let i = part.length - 1; i >= 0 && current.length > owed.items && this.isLeft(); i--) {
      const shorter = current.toSpliced(i, 1);
      if (this.keeps(whole(shorter))) current = shorter;
    }
    for (const [i, item] of current.entries()) {
      const list = current;
      if (!isDivisible(item)) continue;
      const inner = this.attempt((smaller) => whole(list.with(i, smaller)), item, owed.item(i));
      current = list.with(i, inner);
    }
    return current;
  }

  private object(whole: (part: Json) => Json, part: JsonObject, owed: Owed): JsonObject {
    let current = part;
    let left = Object.keys(part).length;
    for (const name of Object.keys(part)) {
      if (owed.names.has(name)) continue;
      if (left <= owed.members || !this.isLeft()) break;
      const fewer = without(current, name);
      if (!this.keeps(whole(fewer))) continue;
      current = fewer;
      left--;
    }
    for (const [name, member] of Object.entries(current)) {
      const object = current;
      if (!isDivisible(member)) continue;
      const inner = this.attempt((smaller) => whole(replaced(object, name, smaller)), member, owed.member(name));
      current = replaced(object, name, inner);
    }
    return current;
  }

  /** Takes one try, where there is one left. */
  private isLeft(): boolean {
    return this.tries-- > 0 && this.budget.spend(this.size);
  }
}

/** Is there anything inside that may be left out? */
function isDivisible(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}

function replaced(object: JsonObject, name: string, value: Json): JsonObject {
  return { ...object, [name]: value };
}
