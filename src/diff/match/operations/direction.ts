/** In which direction the messages of an operation travel. */
import type { Operation } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';

/** Who sends a part of this operation: webhooks and callbacks turn it round. */
export function directionOf(operation: Operation, flow: Direction): Direction {
  return isTurned(operation) ? (flow === 'request' ? 'response' : 'request') : flow;
}

function isTurned(operation: Operation): boolean {
  if (operation.kind === 'webhook') return true;
  return operation.kind === 'callback' && (operation.parent === null || !isTurned(operation.parent));
}
