/**
 * What the parts of a composition are called in the one line about a change, so that a reader sees which came and went.
 */
import { equal, isObject, type Json, type JsonObject } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { SideName } from '../../change/pair.js';
import { showBeside } from '../../change/wording.js';

/** The parts that some composition keywords of a schema hold; a reference is one as well. */
function partsOf(says: JsonObject, keywords: readonly string[]): Json[] {
  return keywords.flatMap((keyword): Json[] => {
    const value = says[keyword];
    if (keyword === '$ref') return value === undefined ? [] : [{ $ref: value }];
    return Array.isArray(value) ? value : [];
  });
}

/** A release's schema at a place, and the document that it stands in. */
interface Spoken {
  readonly document: OpenApi;
  readonly says: JsonObject;
}

/**
 * What each of two schemas is made of and the other is not, by the names of components, by titles, or as JSON: what has
 * the same title or the same beginning is shown where it differs.
 */
export function partsBeside(base: Spoken, revision: Spoken, keywords: readonly string[]): Record<SideName, string[]> {
  const [from, to] = [partsOf(base.says, keywords), partsOf(revision.says, keywords)];
  const without = (parts: readonly Json[], others: readonly Json[]): Json[] =>
    parts.filter((part) => !others.some((each) => equal(each, part)));
  const [gone, come] = [without(from, to), without(to, from)];
  const names = {
    base: gone.map((part) => nameOf(base.document, part)),
    revision: come.map((part) => nameOf(revision.document, part)),
  };
  const isTold = (name: string | undefined, others: readonly (string | undefined)[]): name is string =>
    name !== undefined && !others.includes(name);
  const texts = { base: showBeside(gone, come), revision: showBeside(come, gone) };
  return {
    base: names.base.map((name, i) => (isTold(name, names.revision) ? name : (texts.base[i] as string))),
    revision: names.revision.map((name, i) => (isTold(name, names.base) ? name : (texts.revision[i] as string))),
  };
}

/** The component that a part refers to, else its title. */
function nameOf({ source }: OpenApi, part: Json): string | undefined {
  if (!isObject(part)) return undefined;
  const name = typeof part.$ref === 'string' ? source.nameOf(part.$ref) : part.title;
  return typeof name === 'string' && name !== '' ? `\`${name}\`` : undefined;
}
