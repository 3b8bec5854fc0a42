import { isObject, type Json, member, toPointer } from '../../json.js';
import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { of } from '../change/wording.js';
import { operationsTouching } from '../graph/touched.js';

export const otherDifference = rule({
  id: 'other-difference',
  title: 'Written differently',
  why: 'The texts differ where no message depends on them, such as in the order of a list. Reported when it is all there is.',
  level: 'remainder',
  message: (_, about) => of(about(), 'written differently, with no effect on any message'),
  find: ({ base, revision }) => {
    const pointer = toPointer(firstDifference(base.json, revision.json) ?? []);
    const at = {
      base: base.at(pointer) === undefined ? null : pointer,
      revision: revision.at(pointer) === undefined ? null : pointer,
    };
    const operations = operationsTouching(at.revision === null ? base : revision, pointer);
    return [{ at, detail: {}, operations, judgement: settled('editorial') }];
  },
});

/** The way to the first value that differs, `info.version` aside; undefined when none does. */
function firstDifference(base: Json, revision: Json, path: readonly string[] = []): string[] | undefined {
  if (path.length === 2 && path[0] === 'info' && path[1] === 'version') return undefined;
  const composite = Array.isArray(base)
    ? Array.isArray(revision) && base.length === revision.length
    : isObject(base) && isObject(revision);
  if (!composite) return base === revision ? undefined : [...path];
  const names = new Set([...Object.keys(base as object), ...Object.keys(revision as object)]);
  // In an order of their own: the place is part of the id, and the order of keys says nothing.
  for (const name of [...names].sort()) {
    const [from, to] = [part(base, name), part(revision, name)];
    if (from === undefined || to === undefined) return [...path, name];
    const found = firstDifference(from, to, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function part(value: Json, name: string): Json | undefined {
  return Array.isArray(value) ? value[Number(name)] : member(value, name);
}
