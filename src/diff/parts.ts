/** The parts of a document that references lead from and to: path items, webhooks, components. Which of them reach which. */
import { isObject, type Json, member, toPointer } from '../json.js';
import type { OpenApi } from '../openapi/model.js';
import { componentNames } from './components.js';

/** The part that a pointer stands in: `/paths/~1x`, `/webhooks/x`, `/components/schemas/X`; the root is ''. */
export function partOf(pointer: string): string {
  const tokens = pointer.startsWith('/components/') ? 3 : 2;
  let end = 0;
  for (let i = 0; i < tokens; i++) {
    const next = pointer.indexOf('/', end + 1);
    if (next === -1) return pointer;
    end = next;
  }
  return pointer.slice(0, end);
}

/** The parts from which references lead, however far, to one of the given parts; those themselves included. */
export function partsReaching(document: OpenApi, parts: Iterable<string>, targets: Iterable<string>): Set<string> {
  const users = new Map<string, string[]>();
  for (const part of parts) {
    for (const ref of document.references(part)) {
      const target = partOf(pointerOf(document, ref));
      const known = users.get(target);
      if (known === undefined) users.set(target, [part]);
      else known.push(part);
    }
  }
  const found = new Set(targets);
  for (const part of found) for (const user of users.get(part) ?? []) found.add(user);
  return found;
}

/** The pointer that a reference names; '' where it names nothing. */
export function pointerOf(document: OpenApi, ref: string): string {
  if (ref.startsWith('#/') && !ref.includes('%')) return ref.slice(1);
  return document.locate(ref)?.pointer ?? '';
}

/** The pointers of all parts of a document. */
export function allParts(document: OpenApi): string[] {
  const components = member(document.json, 'components');
  const sections = isObject(components) ? Object.keys(components) : [];
  const items = ['paths', 'webhooks'].flatMap((section) =>
    names(member(document.json, section)).map((name) => toPointer([section, name])),
  );
  return [
    ...items,
    ...sections.flatMap((section) =>
      componentNames(document, section).map((name) => toPointer(['components', section, name])),
    ),
  ];
}

function names(holder: Json | undefined): string[] {
  return isObject(holder) ? Object.keys(holder).filter((name) => !name.startsWith('x-')) : [];
}

/** Do references lead into path items or webhooks, which mostly hold what nobody else uses? */
export function refersIntoPaths(document: OpenApi): boolean {
  const into = (ref: string): boolean => ref.startsWith('#/paths/') || ref.startsWith('#/webhooks/');
  return allParts(document).some((part) => document.references(part).some(into));
}

/** Is there a reference anywhere in a value? */
export function holdsReference(json: Json): boolean {
  if (Array.isArray(json)) return json.some(holdsReference);
  if (!isObject(json)) return false;
  if (typeof json.$ref === 'string') return true;
  for (const name in json) if (holdsReference(json[name] as Json)) return true;
  return false;
}
