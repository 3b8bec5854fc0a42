/** Makes a witness smaller as long as it stays one: fewer members, shorter arrays. */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { sizeOf } from './size.js';

/** How often it is tried, and how much may be looked at by that: a large value takes long to look at. */
const TRIES = 300;
const LOOKED_AT = 5_000_000;

/** The smallest value found by leaving out members and items one at a time; `keeps` says whether it is still a witness. */
export function shrink(value: Json, keeps: (smaller: Json) => boolean): Json {
  let tries = Math.min(TRIES, LOOKED_AT / sizeOf(value));
  const attempt = (whole: (part: Json) => Json, part: Json): Json => {
    let current = part;
    const replace = (smaller: Json): boolean => {
      if (tries-- <= 0 || !keeps(whole(smaller))) return false;
      current = smaller;
      return true;
    };
    if (Array.isArray(current)) {
      for (let i = current.length - 1; i >= 0; i--) replace((current as Json[]).toSpliced(i, 1));
      for (let i = 0; i < (current as Json[]).length; i++) {
        const list: Json[] = current as Json[];
        current = list.with(
          i,
          attempt((item) => whole(list.with(i, item)), list[i] as Json),
        );
      }
    } else if (isObject(current)) {
      for (const name of Object.keys(current)) replace(without(current, name));
      for (const name of Object.keys(current)) {
        const object = current;
        const inner = attempt((member) => whole(replaced(object, name, member)), object[name] as Json);
        current = replaced(object, name, inner);
      }
    }
    return current;
  };
  return attempt((part) => part, value);
}

function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _, ...rest } = object;
  return rest;
}

function replaced(object: JsonObject, name: string, value: Json): JsonObject {
  return { ...object, [name]: value };
}
