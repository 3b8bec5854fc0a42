/** What an operation that comes or goes is called. */
import type { Operation } from '../../../openapi/model.js';

/**
 * Its name; of a callback whose key the other release has too, with the address, which is why it is another one. `others`: what
 * goes where it comes, or comes where it goes.
 */
export function toldName(operation: Operation, others: readonly Operation[]): string {
  const isShared = operation.kind === 'callback' && others.some(({ name }) => name === operation.name);
  return isShared ? `${operation.name} ${operation.path}` : operation.name;
}
