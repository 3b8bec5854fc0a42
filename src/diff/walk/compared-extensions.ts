/**
 * Extensions that references lead into: what stands there is compared for those who refer to it, so that the extension
 * did not change as words where nothing else of it did.
 */
import { equal, isObject, type Json, toPointer } from '../../json.js';
import type { Found } from '../change/rule.js';
import type { Documents } from '../change/subjects.js';
import type { Graph } from '../graph/graph.js';
import { words } from '../rules/words.js';

/** Tells of a change what is not told elsewhere; null where nothing is left. */
export function uncomparedIn(documents: Documents, graph: Graph): (found: Found) => Found | null {
  const compared = new Set<string>();
  for (const { base, revision } of graph.nodes())
    if (base.pointer === revision.pointer && base.pointer.includes('/x-')) compared.add(base.pointer);
  const places = [...compared];
  return (found) => {
    const { rule, draft } = found;
    const { at, detail } = draft;
    if (rule !== words || at.base === null || at.base !== at.revision) return found;
    const isLeft = (name: string): boolean => {
      const pointer = at.base + toPointer([name]);
      if (!places.some((each) => each.startsWith(pointer))) return true;
      const [from, to] = [documents.base.at(pointer), documents.revision.at(pointer)];
      return !equal(besides(from, pointer, compared) ?? null, besides(to, pointer, compared) ?? null);
    };
    const names = (detail.names ?? []).filter((name) => !name.startsWith('x-') || isLeft(name));
    if (names.length === detail.names?.length) return found;
    return names.length === 0 ? null : { rule, draft: { ...draft, detail: { ...detail, names } } };
  };
}

/** A value without what is compared by itself. */
function besides(json: Json | undefined, pointer: string, compared: ReadonlySet<string>): Json | undefined {
  if (compared.has(pointer)) return null;
  if (Array.isArray(json)) return json.map((part, i) => besides(part, `${pointer}/${i}`, compared) ?? null);
  if (!isObject(json)) return json;
  const parts = Object.entries(json).map(([name, part]): [string, Json] => [
    name,
    besides(part, pointer + toPointer([name]), compared) ?? null,
  ]);
  return Object.fromEntries(parts);
}
