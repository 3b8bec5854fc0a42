/** How the statuses of two releases meet: exact, by range (4XX), by `default`. */
import type { ReasonKind } from '../../change/change.js';

/** The entry of a release that speaks of a status: the same one, else its range, else `default`. */
export function meetStatus<Value>(responses: ReadonlyMap<string, Value>, status: string): Value | undefined {
  const range = `${status[0]}XX`;
  return (
    responses.get(status) ??
    (status === 'default'
      ? undefined
      : (responses.get(range) ?? responses.get(range.toLowerCase()) ?? responses.get('default')))
  );
}

/** 2xx, as a status or as the range. */
export function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

/** Why a status that the base does not speak of needs judgement; `isEmpty`: it comes without a body. */
export function newStatus(base: ReadonlyMap<string, unknown>, status: string, isEmpty: boolean): ReasonKind {
  if (status === 'default') return 'status-any';
  const statuses = [...base.keys()];
  const isKnown = statuses.some((known) => known[0] === status[0]);
  if (!isKnown) return 'status-new';
  if (isSuccess(status)) return isEmpty ? 'status-beside-empty' : 'status-beside';
  return isEmpty ? 'status-of-class-empty' : 'status-of-class';
}
