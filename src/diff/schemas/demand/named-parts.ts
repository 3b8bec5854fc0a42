/**
 * What the parts of a composition are called in the one line about a change, so that a reader sees which came and went.
 */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { Detail } from '../../change/change.js';
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
function partsBeside(
  { base, revision }: Readonly<Record<SideName, Spoken>>,
  keywords: readonly string[],
  same: SameParts,
): Record<SideName, string[]> {
  const [from, to] = [partsOf(base.says, keywords), partsOf(revision.says, keywords)];
  const gone = from.filter((part) => !to.some((each) => same(part, each)));
  const come = to.filter((part) => !from.some((each) => same(each, part)));
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

/** What one release says of a composition that the other does not, as it stands in a detail. */
interface PartsSaid {
  readonly parts: string[];
  readonly members: string[];
  readonly differs: string[];
}

/** Are two parts the same, whatever a component is called? */
type SameParts = (base: Json, revision: Json) => boolean;

/** The parts that came and went, for the detail of a change; one reference for another is a case of its own. */
export function partsDetail(
  documents: Readonly<Record<SideName, OpenApi>>,
  says: Readonly<Record<SideName, JsonObject>>,
  names: readonly string[],
  same: SameParts,
): Detail {
  const said = (side: SideName): Spoken => ({ document: documents[side], says: says[side] });
  const { base, revision } = partsBeside({ base: said('base'), revision: said('revision') }, names, same);
  const isReference = names.join() === '$ref' && base.length > 0 && revision.length > 0;
  return {
    names,
    ...(base.length > 0 && { from: { parts: base } }),
    ...(revision.length > 0 && { to: { parts: revision } }),
    ...(isReference && { case: 'refers' }),
  };
}

/** Members that come and go with the parts, or of which something else is said by them. */
export interface MembersOfParts {
  readonly gone: string[];
  readonly come: string[];
  readonly differs: string[];
}

/** Adds them to a detail, beside those that it has. */
export function withMembers(detail: Detail, { gone, come, differs }: MembersOfParts): Detail {
  const [was, is] = [partsIn(detail.from), partsIn(detail.to)];
  const from = joined(was, { parts: [], members: gone, differs: [] });
  const to = joined(is, { parts: [], members: come, differs });
  return { ...detail, ...(from !== null && { from }), ...(to !== null && { to }) };
}

/** What a detail holds of one release. */
export function partsIn(said: Detail['from']): PartsSaid {
  const listed = (name: keyof PartsSaid): string[] => {
    const texts = member(said, name);
    return Array.isArray(texts) ? texts.map(String) : [];
  };
  return { parts: listed('parts'), members: listed('members'), differs: listed('differs') };
}

/** Both as a value without what is empty; null where all is. */
function joined(one: PartsSaid, other: PartsSaid): JsonObject | null {
  const names = ['parts', 'members', 'differs'] as const;
  const lists = names.map((name): [string, string[]] => [name, [...new Set([...one[name], ...other[name]])]]);
  const full = lists.filter(([, texts]) => texts.length > 0);
  return full.length === 0 ? null : Object.fromEntries(full);
}

/** The component that a part refers to, else its title. */
export function nameOf({ source }: OpenApi, part: Json): string | undefined {
  if (!isObject(part)) return undefined;
  const name = typeof part.$ref === 'string' ? source.nameOf(part.$ref) : part.title;
  return typeof name === 'string' && name !== '' ? `\`${name}\`` : undefined;
}
