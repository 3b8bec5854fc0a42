/** What stands at a place, as people call it: `` query parameter `DateSent` ``. Lines that say nothing of it themselves begin with this. */
import type { At } from '../diff/change/change.js';
import { oneOf } from '../diff/change/wording.js';
import { childAt, fromPointer, type Json, member } from '../json.js';
import { methods, type OpenApi } from '../openapi/model.js';

/** A place on the way that a pointer leads. */
interface Here {
  readonly value: Json | undefined;
  /** Null as long as nothing has a name. */
  readonly called: string | null;
  /** Of a path item: how its operations are called, null where its key does not say that. */
  readonly path?: string | null;
  /** Is it a callback, in which path items stand by their addresses? */
  readonly isCallback?: boolean;
  /** The part of an operation that it belongs to. */
  readonly part?: 'request' | 'response';
}

/** The name of a place in the revision, or in the base where the revision has none; null for the document itself. */
export function subjectOf(base: OpenApi, revision: OpenApi, at: At): string | null {
  const tokens = fromPointer(at.revision ?? at.base ?? '');
  let [here, i] = root((at.revision === null ? base : revision).json, tokens);
  while (i < tokens.length) {
    const keyword = tokens[i++] as string;
    const value = childAt(here.value, keyword);
    const alone = standingAlone(here, keyword, value);
    if (alone !== null) {
      here = alone;
      continue;
    }
    const name = tokens[i++];
    const named = name === undefined ? undefined : byName[keyword]?.(here, name, childAt(value, name));
    if (named === undefined) return here.called === null ? `\`${keyword}\`` : `\`${keyword}\` of ${here.called}`;
    here = named;
  }
  return here.called;
}

/** The things that the document itself holds by name, and how many tokens lead there. */
function root(json: Json, [holder, first, second]: readonly string[]): [Here, number] {
  const value = childAt(childAt(json, holder ?? ''), first ?? '');
  if (first !== undefined && holder === 'paths') return [{ value, called: `path \`${first}\``, path: first }, 2];
  if (first !== undefined && holder === 'webhooks')
    return [{ value, called: `webhook \`${first}\``, path: `webhook:${first}` }, 2];
  if (first === undefined || second === undefined || holder !== 'components') return [{ value: json, called: null }, 0];
  return [component(first, second, childAt(value, second)), 3];
}

/** A parameter has a name of its own; that of a header component is none that messages have. */
function component(section: string, name: string, value: Json | undefined): Here {
  const what = section === 'headers' ? 'header component' : oneOf(section);
  const called = (section === 'parameters' ? parameter(value) : null) ?? `${what} \`${name}\``;
  const parts: Readonly<Record<string, Partial<Here>>> = {
    pathItems: { path: null },
    callbacks: { isCallback: true },
    requestBodies: { part: 'request' },
    responses: { part: 'response' },
  };
  return { value, called, ...parts[section] };
}

function parameter(value: Json | undefined): string | null {
  const [name, place] = [member(value, 'name'), member(value, 'in')];
  return typeof name === 'string' && typeof place === 'string' ? `${place} parameter \`${name}\`` : null;
}

/** What a keyword leads to without a name; null for the others. */
function standingAlone(
  { called, path, part, isCallback }: Here,
  keyword: string,
  value: Json | undefined,
): Here | null {
  if (isCallback === true) return { value, called, path: null };
  if (path !== undefined && (methods as readonly string[]).includes(keyword)) {
    const method = keyword.toUpperCase();
    return { value, called: path === null ? `${method} of ${called}` : `operation \`${method} ${path}\`` };
  }
  if (keyword === 'requestBody') return { value, called: 'request body', part: 'request' };
  const words = Object.hasOwn(alone, keyword) ? alone[keyword] : undefined;
  return words === undefined ? null : { value, called: `${words} of ${called}`, ...(part && { part }) };
}

const alone: Readonly<Record<string, string>> = {
  schema: 'schema',
  items: 'items',
  additionalProperties: 'other members',
  unevaluatedProperties: 'other members',
  propertyNames: 'names of members',
};

type ByName = (here: Here, name: string, value: Json | undefined) => Here;

const aPart: ByName = ({ called }, _, value) => ({
  value,
  called: called?.startsWith('a part of ') === true ? called : `a part of ${called}`,
});

/** What a keyword leads to together with the token behind it. */
const byName: { readonly [keyword: string]: ByName | undefined } = Object.assign(Object.create(null), {
  parameters: (_, __, value) => ({ value, called: parameter(value) ?? 'a parameter' }),
  responses: (_, status, value) => ({ value, called: `response ${status}`, part: 'response' }),
  headers: (_, name, value) => ({ value, called: `header \`${name}\`` }),
  content: ({ part }, name, value) => ({
    value,
    called: `${part === undefined ? '' : `${part} `}media type \`${name}\``,
  }),
  encoding: (_, name, value) => ({ value, called: `encoding of \`${name}\`` }),
  callbacks: (_, name, value) => ({ value, called: `callback \`${name}\``, isCallback: true }),
  properties: (_, name, value) => ({ value, called: `member \`${name}\`` }),
  patternProperties: ({ called }, name, value) => ({ value, called: `members like \`${name}\` of ${called}` }),
  prefixItems: ({ called }, index, value) => ({ value, called: `item ${index} of ${called}` }),
  allOf: aPart,
  anyOf: aPart,
  oneOf: aPart,
} satisfies Record<string, ByName>);
