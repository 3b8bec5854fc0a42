/** Walks an operation, a body or a response: what differs goes to the rules, what it uses becomes edges. */
import { equal, isObject, type JsonObject, member, toPointer } from '../../json.js';
import type { Located, Operation, Parameter, Used } from '../../openapi/model.js';
import { type Pair, senderOf } from '../change/draft.js';
import type { Documents, Level, OperationPair, Subjects } from '../change/subjects.js';
import type { Edge, Graph, MessagePart, NodeKind, PairNode } from '../graph/graph.js';
import { isBodiless, sendsBody } from '../match/contents.js';
import { extensionsIn } from '../match/extensions.js';
import { mannerOf } from '../match/manner.js';
import { directionOf } from '../match/match.js';
import { MediaTypes } from '../match/media-types.js';
import { pairHeaders, pairParameters } from '../match/parameters.js';
import { wordsOfItems } from '../match/path-items.js';
import { meetStatus } from '../match/statuses.js';
import { bareReference, bodySchema, objectOf } from '../schemas/view.js';
import { isJoinedOtherwise, meetingsOf } from '../texts/meetings.js';
import { headersOf, linkEncoding, linkHeaders } from './headers.js';

/** What the walk needs from those above it. */
export interface Stage {
  readonly documents: Documents;
  readonly graph: Graph;
  /** Runs the rules of a level and gives what they find to the node. */
  apply<L extends keyof Subjects>(node: PairNode, level: L, subject: Subjects[L]): void;
}

/** Compares the parts of an operation. */
export function walkOperation(stage: Stage, node: PairNode, operations: OperationPair): void {
  const { base, revision } = operations;
  stage.apply(node, 'operation', operations);
  object(stage, node, 'operation', base, revision);
  for (const words of wordsOfItems(base.pathItem, revision.pathItem))
    object(stage, node, 'pathItem', words.base, words.revision);
  const { pairs, loose } = pairParameters(operations);
  stage.apply(node, 'parameters', loose);
  for (const [from, to] of pairs) {
    const target = stage.graph.node('parameter', from, to);
    const message = { part: to.in, name: nameSent(operations, from, to) };
    stage.graph.link({ from: node, to: target, steps: [], flow: 'request', message });
  }
  linkMeetings(stage, node, operations);
  walkBody(stage, node, operations);
  walkResponses(stage, node, operations);
}

/**
 * Draws the parts of an operation that is the same in both releases, of those alone from which references may lead to a
 * change. `leads`: may a part, or a reference in it, lead to one?
 */
export function drawOperation(
  stage: Stage,
  node: PairNode,
  operations: OperationPair,
  leads: (part: Used) => boolean,
): void {
  const { base, revision } = operations;
  const draw = (
    kind: NodeKind,
    before: () => Used | undefined,
    to: Used,
    as: Pick<Edge, 'flow' | 'message' | 'bodiless'>,
  ) => {
    const from = leads(to) ? before() : undefined;
    if (from !== undefined) stage.graph.link({ from: node, to: stage.graph.node(kind, from, to), steps: [], ...as });
  };
  if (revision.parameters().some(leads)) {
    for (const [from, to] of drawnParameters(stage, node, operations)) {
      const name = nameSent(operations, from, to);
      draw('parameter', () => from, to, { flow: 'request', message: { part: to.in, name } });
    }
    linkMeetings(stage, node, operations);
  }
  const body = revision.requestBody();
  if (body !== undefined && sendsBody(revision))
    draw('requestBody', () => base.requestBody(), body, { flow: 'request', message: { part: 'body' } });
  for (const [status, to] of revision.responses()) {
    draw('response', () => base.responses().get(status), to, answerEdge(revision, status));
  }
}

/** The parameters of an operation that is the same in both releases; what it refers to may have another name or place. */
function drawnParameters(stage: Stage, node: PairNode, operations: OperationPair): readonly [Parameter, Parameter][] {
  const base = operations.base.parameters();
  const revision = operations.revision.parameters();
  const same = (from: Parameter, to: Parameter | undefined): boolean => from.name === to?.name && from.in === to.in;
  if (base.length === revision.length && base.every((from, i) => same(from, revision[i])))
    return base.map((from, i) => [from, revision[i] as Parameter]);
  const { pairs, loose } = pairParameters(operations);
  stage.apply(node, 'parameters', loose);
  return pairs;
}

/** Links what is said of a name by the parameter that wrote it, and by the other one that reads it. */
function linkMeetings({ graph }: Stage, node: PairNode, operations: OperationPair): void {
  const sender = senderOf[directionOf(operations.base, 'request')];
  for (const meeting of meetingsOf(operations)) {
    const { base, revision, reader } = meeting;
    if (base.schema === undefined || revision.schema === undefined) continue;
    // What is sent in one text with others may be read with them; what is sent alone is what it is.
    if (isJoinedOtherwise(meeting) && meeting[sender].joined !== undefined) continue;
    const to = graph.node('schema', base.schema, revision.schema);
    graph.link({
      from: node,
      to,
      steps: [],
      flow: 'request',
      written: 'text',
      reader,
      message: { part: base.owner.in, name: base.name },
    });
  }
}

/** What a parameter is called in a message: of a path parameter that has two names, the sender's. */
function nameSent({ base }: Pick<OperationPair, 'base'>, from: Parameter, to: Parameter): string {
  return to.in === 'path' && senderOf[directionOf(base, 'request')] === 'base' ? from.name : to.name;
}

function object(
  stage: Stage,
  node: PairNode,
  level: Level,
  base: Located<JsonObject>,
  revision: Located<JsonObject>,
): void {
  stage.apply(node, 'object', { base, revision, level });
}

function walkBody(stage: Stage, node: PairNode, operations: OperationPair): void {
  const base = operations.base.requestBody() ?? null;
  const revision = operations.revision.requestBody() ?? null;
  stage.apply(node, 'body', { operations, base, revision });
  if (base === null || revision === null) return;
  const to = stage.graph.node('requestBody', base, revision);
  if (sendsBody(operations.revision))
    stage.graph.link({ from: node, to, steps: [], flow: 'request', message: { part: 'body' } });
}

/** Each status that either release names, beside what the other says of it. */
function walkResponses(stage: Stage, node: PairNode, operations: OperationPair): void {
  const base = operations.base.responses();
  const revision = operations.revision.responses();
  stage.apply(node, 'responses', { operations, base, revision });
  const extensions = extensionsIn(operations, 'responses');
  object(stage, node, 'response', extensions.base, extensions.revision);
  for (const status of new Set([...revision.keys(), ...base.keys()])) {
    const from = meetStatus(base, status);
    const to = meetStatus(revision, status);
    if (from === undefined || to === undefined) continue;
    const target = stage.graph.node('response', from, to);
    stage.graph.link({ from: node, to: target, steps: [], ...answerEdge(operations.revision, status) });
  }
}

function answerEdge(operation: Operation, status: string): Pick<Edge, 'flow' | 'message' | 'bodiless'> {
  return { flow: 'response', message: { part: 'body', status }, bodiless: isBodiless(operation, status) };
}

/** Compares a request body: its content, and whether it must be there. */
export function walkRequestBody(stage: Stage, node: PairNode): void {
  const pair = { base: objectOf(node.base), revision: objectOf(node.revision) };
  if (!equal(node.base.json, node.revision.json)) {
    stage.apply(node, 'requestBody', pair);
    object(stage, node, 'requestBody', pair.base, pair.revision);
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
    object(stage, node, 'response', pair.base, pair.revision);
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
    object(stage, node, 'media', pair.base, pair.revision);
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

/** The pair of two schemas; of two that are the same and a reference alone, what it leads to: all that use it meet there. */
function schemaNode({ documents, graph }: Stage, base: Located, revision: Located): PairNode {
  const ref = isObject(base.json) && equal(base.json, revision.json) ? bareReference(base.json) : undefined;
  const from = ref === undefined ? undefined : documents.base.locate(ref);
  const to = ref === undefined ? undefined : documents.revision.locate(ref);
  return from === undefined || to === undefined ? graph.node('schema', base, revision) : graph.node('schema', from, to);
}
