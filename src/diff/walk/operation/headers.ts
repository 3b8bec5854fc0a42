/** The headers of a response, and those of the parts of a form: pairs by name, whatever its case. */
import { isObject, type JsonObject, member, toPointer } from '../../../json.js';
import type { Located, OpenApi, Used } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';
import type { Edge, Graph, PairNode } from '../../graph/graph.js';
import { holdsReference } from '../../graph/parts.js';
import { hasHeaders, sameEncoding } from '../../match/content/encodings.js';
import { pairHeaders } from '../../match/operations/parameters.js';
import { objectOf } from '../../schemas/read/view.js';
import { defaultTypesOf } from '../../texts/form/default-types.js';
import type { Stage } from './stage.js';

/** The headers that an object has, by name, each where it really stands. */
export function headersOf(document: OpenApi, holder: Located<JsonObject>): Map<string, Used> {
  const headers = member(holder.json, 'headers');
  if (!isObject(headers)) return new Map();
  return new Map(
    Object.entries(headers).map(([name, json]) => {
      const used = holder.pointer + toPointer(['headers', name]);
      const target = document.resolve({ json, pointer: used });
      return [name, { json: objectOf(target).json, pointer: target.pointer, used }];
    }),
  );
}

/** Links the headers that both releases have. */
export function linkHeaders(
  graph: Graph,
  node: PairNode,
  pairs: ReturnType<typeof pairHeaders>,
  as: Pick<Edge, 'encoded'> = {},
): void {
  for (const [from, header] of pairs) {
    const to = graph.node('header', from, header);
    graph.link({ from: node, to, steps: [], message: { part: 'header', name: header.name }, ...as });
  }
}

/**
 * Links the headers of a form's parts where both releases say the same of them: else that change says that they
 * changed.
 */
export function linkEncoding(
  { graph, documents }: Stage,
  node: PairNode,
  { base, revision }: Pair<JsonObject>,
  mediaType: string,
): void {
  const [from, to] = [member(base.json, 'encoding'), member(revision.json, 'encoding')];
  if (!hasHeaders(mediaType) || !isObject(from) || !isObject(to)) return;
  const said = {
    base: { encoding: from, partOf: defaultTypesOf(documents.base, mediaType, base) },
    revision: { encoding: to, partOf: defaultTypesOf(documents.revision, mediaType, revision) },
  };
  if (!sameEncoding(documents, mediaType, said)) return;
  const partOf = ({ pointer }: Located, encoding: JsonObject, name: string): Located<JsonObject> =>
    objectOf({ json: member(encoding, name) ?? null, pointer: pointer + toPointer(['encoding', name]) });
  for (const name of Object.keys(to)) {
    const before = headersOf(documents.base, partOf(base, from, name));
    const part = partOf(revision, to, name);
    // One that refers to nothing says the same itself.
    const isOpen = (header: string): boolean => holdsReference(member(member(part.json, 'headers'), header) ?? null);
    const pairs = pairHeaders(before, headersOf(documents.revision, part)).filter(([, to]) => isOpen(to.name));
    linkHeaders(graph, node, pairs, { encoded: true });
  }
}
