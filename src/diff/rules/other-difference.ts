import { childAt, isObject, type Json, toPointer } from '../../json.js';
import type { OpenApi } from '../../openapi/model.js';
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
    const pointers = differences(base.json, revision.json).map(toPointer);
    const [first = ''] = pointers;
    const isThere = (document: OpenApi, pointer: string): boolean => document.at(pointer) !== undefined;
    const at = {
      base: isThere(base, first) ? first : null,
      revision: isThere(revision, first) ? first : null,
    };
    const touched = [
      ...operationsTouching(
        revision,
        pointers.filter((pointer) => isThere(revision, pointer)),
      ),
      ...operationsTouching(
        base,
        pointers.filter((pointer) => !isThere(revision, pointer)),
      ),
    ];
    return [{ at, detail: {}, operations: [...new Set(touched)], judgement: settled('editorial') }];
  },
});

/** The ways to all values that differ, `info.version` aside. */
function differences(base: Json, revision: Json, path: readonly string[] = []): string[][] {
  if (path.length === 2 && path[0] === 'info' && path[1] === 'version') return [];
  const composite = Array.isArray(base)
    ? Array.isArray(revision) && base.length === revision.length
    : isObject(base) && isObject(revision);
  if (!composite) return base === revision ? [] : [[...path]];
  const names = new Set([...Object.keys(base as object), ...Object.keys(revision as object)]);
  // In an order of their own: the place is part of the id, and the order of keys says nothing.
  return [...names].sort().flatMap((name) => {
    const [from, to] = [childAt(base, name), childAt(revision, name)];
    return from === undefined || to === undefined ? [[...path, name]] : differences(from, to, [...path, name]);
  });
}
