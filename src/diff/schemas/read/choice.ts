/** Which branch a discriminator chooses for which value, so that two ways to write one choice are known as the same. */
import { equal, fromPointer, isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { SchemaPlace } from '../../change/subjects.js';
import { bareReference, onlyPart, says } from './view.js';

/** Do two schemas choose between the same components by the same values, however their mappings are written? */
export function sameChoice({ documents, says }: SchemaPlace): boolean {
  const from = choiceOf(documents.base, says.base);
  const to = choiceOf(documents.revision, says.revision);
  return from !== undefined && to !== undefined && from.property === to.property && equal(from.chosen, to.chosen);
}

/** What a discriminator chooses by. */
export interface Choice {
  /** The name of the member that decides. */
  readonly property: Json;
  /** The pointer of the component for each of its values. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** That choice; undefined where it cannot be told at a glance. */
export function choiceOf(document: OpenApi, schema: JsonObject): Choice | undefined {
  const { discriminator } = schema;
  const branches = schema.oneOf ?? schema.anyOf;
  if (!isObject(discriminator) || !Array.isArray(branches)) return undefined;
  const refs = branches.map((branch) => referenceOf(document, branch));
  const pointers = refs.map((ref) => comesTo(document, ref));
  const mapping = isObject(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
  const chosen = new Map<string, string>();
  for (const [value, target] of mapping) {
    const pointer = comesTo(document, target);
    if (pointer !== undefined && pointers.includes(pointer)) chosen.set(value, pointer);
  }
  const named = new Set(chosen.values());
  for (const [i, pointer] of pointers.entries()) {
    if (pointer === undefined) return undefined;
    const name = fromPointer(targetOf(document, refs[i]) ?? '').pop() ?? '';
    if (!named.has(pointer) && !chosen.has(name)) chosen.set(name, pointer);
  }
  return { property: discriminator.propertyName ?? null, chosen: Object.fromEntries(chosen) };
}

/** The reference that a branch is, in a wrap of one part or not. */
function referenceOf(document: OpenApi, branch: Json): Json | undefined {
  const part = onlyPart(says(document, branch), '');
  return part === undefined ? member(branch, '$ref') : referenceOf(document, part.place.json);
}

/** Where a reference leads in the end, through what is nothing but a reference. */
function comesTo(document: OpenApi, ref: Json | undefined): string | undefined {
  const passed = new Set<string>();
  let pointer = targetOf(document, ref);
  while (pointer !== undefined && !passed.has(pointer)) {
    passed.add(pointer);
    const next = bareReference(says(document, document.at(pointer) ?? {}));
    if (next !== undefined) pointer = targetOf(document, next);
  }
  return pointer;
}

/** Where a `$ref`, or a mapping's reference or bare name, leads; what leads nowhere is told apart by its text. */
export function targetOf(document: OpenApi, ref: Json | undefined): string | undefined {
  if (typeof ref !== 'string') return undefined;
  const found = document.locate(ref.includes('#') ? ref : `#/components/schemas/${ref}`) ?? document.locate(ref);
  return found?.pointer ?? ref;
}
