/** Paths that stand beside a template and match it: a concrete path goes before it, and it never sees their texts. */
import { equal } from '../../../json.js';
import type { OpenApi, Operation } from '../../../openapi/model.js';
import type { OperationPair } from '../../change/subjects.js';
import { matchesTemplate, textsIn } from './template-matches.js';
import { blank, signature } from './templates.js';

/** Texts of a path parameter with which the path is another one: surely, or for some servers. */
export interface Elsewhere {
  readonly sure: readonly string[];
  readonly perhaps: readonly string[];
}

/** No other path takes any text. */
export const nowhere: Elsewhere = { sure: [], perhaps: [] };

/**
 * The texts of a path parameter that go to other paths, in either release: what becomes of those is told of them.
 * Whether it is so where the other path has another method, other servers or parameters of its own, depends on the
 * server.
 */
export function elsewhere({ documents, base }: OperationPair, name: string): Elsewhere {
  if (base.kind !== 'path') return nowhere;
  const segments = base.path.split('/');
  const place = segments.findIndex((segment) => segment.includes(`{${name}}`));
  if (place === -1) return nowhere;
  const found = { sure: new Set<string>(), perhaps: new Set<string>() };
  for (const document of [documents.base, documents.revision]) {
    for (const sibling of siblings(document, segments, place)) {
      const isSure =
        !sibling.path.includes('{') &&
        sibling.method === base.method &&
        equal(sibling.servers()?.json ?? null, base.servers()?.json ?? null);
      for (const [, written] of textsIn(segments[place] as string, sibling.path.split('/')[place] as string)) {
        const text = decoded(written);
        // What is encoded although it need not be may be read as it stands.
        const isOne = written === text || encodeURIComponent(text) === written;
        found[isSure && isOne ? 'sure' : 'perhaps'].add(text);
      }
    }
  }
  return { sure: [...found.sure], perhaps: [...found.perhaps].filter((text) => !found.sure.has(text)) };
}

/** What a text of a path stands for, where it is encoded (RFC 3986 section 2.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The operations whose path differs in one segment alone, and matches there. */
function siblings(document: OpenApi, segments: readonly string[], place: number): readonly Operation[] {
  const own = segments[place] as string;
  const alike = pathsOf(document).get(keyOf(segments, place)) ?? [];
  return alike.filter(({ path }) => {
    const its = path.split('/')[place] as string;
    return blank(its) !== blank(own) && matchesTemplate(own, its);
  });
}

const known = new WeakMap<OpenApi, Map<string, Operation[]>>();

/** The operations of a document by their paths, each without one of its segments. */
function pathsOf(document: OpenApi): Map<string, Operation[]> {
  let paths = known.get(document);
  if (paths !== undefined) return paths;
  paths = new Map<string, Operation[]>();
  known.set(document, paths);
  for (const operation of document.operations()) {
    if (operation.kind !== 'path') continue;
    const segments = operation.path.split('/');
    for (const place of segments.keys()) {
      const key = keyOf(segments, place);
      const others = paths.get(key);
      if (others === undefined) paths.set(key, [operation]);
      else others.push(operation);
    }
  }
  return paths;
}

function keyOf(segments: readonly string[], place: number): string {
  return `${place} ${signature(segments.map((segment, i) => (i === place ? '' : segment)).join('/'))}`;
}
