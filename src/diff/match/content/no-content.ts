/** Which messages HTTP gives no content, whatever a document declares. */
import type { Operation } from '../../../openapi/model.js';

/**
 * Answers to HEAD, and statuses 1xx, 204, 205 and 304 (RFC 9110 sections 9.3.2 and 15). A range speaks of other
 * statuses too.
 */
export function isBodiless({ method }: Operation, status: string): boolean {
  return method === 'head' || /^(1..|20[45]|304)$/.test(status);
}

/** A request to trace (RFC 9110 section 9.3.8). Of other methods the content may be without meaning, but is sent. */
export function sendsBody({ method }: Operation): boolean {
  return method !== 'trace';
}
