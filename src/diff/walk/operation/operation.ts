/** Walks an operation: what differs goes to the rules, what it uses becomes edges. */
import type { Operation, Parameter, Used } from '../../../openapi/model.js';
import { senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import type { Edge, NodeKind, PairNode } from '../../graph/graph.js';
import { isBodiless, sendsBody } from '../../match/content/no-content.js';
import { meetStatus } from '../../match/content/statuses.js';
import { extensionsIn } from '../../match/document/extensions.js';
import { directionOf } from '../../match/operations/direction.js';
import { pairParameters } from '../../match/operations/parameters.js';
import { wordsOfItems } from '../../match/paths/path-items.js';
import { isJoinedOtherwise, meetingsOf } from '../../texts/names/meetings.js';
import type { Stage } from './stage.js';

/** Compares the parts of an operation. */
export function walkOperation(stage: Stage, node: PairNode, operations: OperationPair): void {
  const { base, revision } = operations;
  stage.apply(node, 'operation', operations);
  stage.apply(node, 'object', { level: 'operation', base, revision });
  for (const words of wordsOfItems(base.pathItem, revision.pathItem))
    stage.apply(node, 'object', { ...words, level: 'pathItem' });
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

/**
 * The parameters of an operation that is the same in both releases; what it refers to may have another name or place.
 */
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
  stage.apply(node, 'object', { ...extensions, level: 'response' });
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
