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

/** Why a status that the base does not speak of needs judgement. */
export function newStatus(base: ReadonlyMap<string, unknown>, status: string): ReasonKind {
  if (status === 'default') return 'status-any';
  const statuses = [...base.keys()];
  if (isSuccess(status)) return statuses.some(isSuccess) ? 'status-beside' : 'status-new';
  return statuses.some((known) => known[0] === status[0]) ? 'status-of-class' : 'status-new';
}
