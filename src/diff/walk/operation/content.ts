/** Walks a request body or a response: its headers, and its content by media type. */
import { equal, isObject, type JsonObject, member, toPointer } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';
import type { MessagePart, PairNode } from '../../graph/graph.js';
import { mannerOf } from '../../match/content/manner.js';
import { MediaTypes } from '../../match/content/media-types.js';
import { pairHeaders } from '../../match/operations/parameters.js';
import { bareReference, bodySchema, objectOf } from '../../schemas/read/view.js';
import { headersOf, linkEncoding, linkHeaders } from './headers.js';
import type { Stage } from './stage.js';

/** Compares a request body: its content, and whether it must be there. */
export function walkRequestBody(stage: Stage, node: PairNode): void {
  const pair = { base: objectOf(node.base), revision: objectOf(node.revision) };
  if (!equal(node.base.json, node.revision.json)) {
    stage.apply(node, 'requestBody', pair);
    stage.apply(node, 'object', { ...pair, level: 'requestBody' });
  }
  walkContent(stage, node, pair, 'request');
}

/** Compares a response: its headers and its content. */
export function walkResponse(stage: Stage, node: PairNode): void {
  const { documents } = stage;
  const pair = { base: objectOf(node.base), revision: objectOf(node.revision) };
  const base = headersOf(documents.base, pair.base);
  const revision = headersOf(documents.revision, pair.revision);
  if (!equal(node.base.json, node.revision.json)) {
    stage.apply(node, 'object', { ...pair, level: 'response' });
    stage.apply(node, 'headers', { holder: pair, base, revision });
  }
  linkHeaders(stage.graph, node, pairHeaders(base, revision));
  walkContent(stage, node, pair, 'response');
}

function walkContent(stage: Stage, node: PairNode, holder: Pair<JsonObject>, part: 'request' | 'response'): void {
  const base = contentOf(holder.base);
  const revision = contentOf(holder.revision);
  if (!equal(member(holder.base.json, 'content'), member(holder.revision.json, 'content'))) {
    stage.apply(node, 'content', { part, holder, base, revision });
  }
  const met = new Set<string>();
  const [old, fresh] = [new MediaTypes(base.keys()), new MediaTypes(revision.keys())];
  for (const mediaType of [...revision.keys(), ...base.keys()]) {
    const from = base.has(mediaType) ? mediaType : old.entryFor(mediaType);
    const to = revision.has(mediaType) ? mediaType : fresh.entryFor(mediaType);
    if (from === undefined || to === undefined || met.has(`${from} ${to}`)) continue;
    met.add(`${from} ${to}`);
    const pair = { base: base.get(from) as Located<JsonObject>, revision: revision.get(to) as Located<JsonObject> };
    walkMedia(stage, node, pair, mediaType, { mediaType });
  }
}

function contentOf(holder: Located<JsonObject>): Map<string, Located<JsonObject>> {
  const content = member(holder.json, 'content');
  if (!isObject(content)) return new Map();
  return new Map(
    Object.entries(content).map(([name, json]) => [
      name,
      objectOf({ json, pointer: holder.pointer + toPointer(['content', name]) }),
    ]),
  );
}

function walkMedia(stage: Stage, node: PairNode, pair: Pair<JsonObject>, name: string, message: MessagePart): void {
  if (!equal(pair.base.json, pair.revision.json)) {
    stage.apply(node, 'media', { ...pair, documents: stage.documents, name });
    stage.apply(node, 'object', { ...pair, level: 'media' });
  }
  linkEncoding(stage, node, pair, name);
  const base = bodySchema(pair.base);
  const revision = bodySchema(pair.revision);
  if (base.json === true && revision.json === true) return;
  const written = mannerOf(name);
  // What is not written as JSON is read where it stands: the media type around it says how.
  const to = written === 'typed' ? schemaNode(stage, base, revision) : stage.graph.node('schema', base, revision);
  stage.graph.link({ from: node, to, steps: [], message, written });
}

/**
 * The pair of two schemas; of two that are the same and a reference alone, what it leads to: all that use it meet
 * there.
 */
function schemaNode({ documents, graph }: Stage, base: Located, revision: Located): PairNode {
  const ref = isObject(base.json) && equal(base.json, revision.json) ? bareReference(base.json) : undefined;
  const from = ref === undefined ? undefined : documents.base.locate(ref);
  const to = ref === undefined ? undefined : documents.revision.locate(ref);
  return from === undefined || to === undefined ? graph.node('schema', base, revision) : graph.node('schema', from, to);
}
