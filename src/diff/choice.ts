/** Which branch a discriminator chooses for which value, so that two ways to write one choice are known as the same. */
import { equal, isObject, type Json, type JsonObject, member } from '../json.js';
import { pointerOf } from '../openapi/locate.js';

/** Do two schemas choose between the same components by the same values, however their mappings are written? */
export function sameChoice(base: JsonObject, revision: JsonObject): boolean {
  const from = choiceOf(base);
  const to = choiceOf(revision);
  return from !== undefined && to !== undefined && equal(from, to);
}

/** The member that decides, and the component for each of its values; undefined where it cannot be told at a glance. */
function choiceOf(schema: JsonObject): Json | undefined {
  const { discriminator } = schema;
  const branches = schema.oneOf ?? schema.anyOf;
  if (!isObject(discriminator) || !Array.isArray(branches)) return undefined;
  const pointers = branches.map((branch) => targetOf(member(branch, '$ref')));
  const mapping = isObject(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
  const chosen = new Map<string, string>();
  for (const [value, target] of mapping) {
    const pointer = targetOf(target);
    if (pointer !== undefined && pointers.includes(pointer)) chosen.set(value, pointer);
  }
  const named = new Set(chosen.values());
  for (const pointer of pointers) {
    if (pointer === undefined) return undefined;
    const name = pointer.split('/').pop() ?? '';
    if (!named.has(pointer) && !chosen.has(name)) chosen.set(name, pointer);
  }
  return [discriminator.propertyName ?? null, Object.fromEntries(chosen)];
}

/** The pointer that a `$ref`, or a mapping's reference or bare name, writes. */
function targetOf(ref: Json | undefined): string | undefined {
  if (typeof ref !== 'string') return undefined;
  return ref.includes('#') ? pointerOf(ref) : `/components/schemas/${ref}`;
}
