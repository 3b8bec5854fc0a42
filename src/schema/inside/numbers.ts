/** What the premises say of all numbers at a place. */
import { listed } from '../node/types.js';
import { numberFormat } from '../strings/formats.js';
import { type Premises, some } from './premises.js';

/** Is every number at least (`sign` 1) or at most (-1) the limit? */
export function bounded(known: Premises, sign: 1 | -1, limit: number, exclusive: boolean): boolean {
  const [plain, strict] = sign === 1 ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum'];
  const reaches = (value: number | undefined, apart: boolean): boolean =>
    value !== undefined && (value * sign > limit * sign || (value === limit && !apart));
  return some(known, (truth) => {
    const format = numberFormat(truth.text('format') ?? '');
    return (
      reaches(truth.number(plain as string), exclusive) ||
      reaches(truth.number(strict as string), false) ||
      reaches(sign === 1 ? format?.min : format?.max, exclusive)
    );
  });
}

/** Is every number an integer? */
export function isWhole(known: Premises): boolean {
  return some(known, (truth) => {
    const type = truth.get('type');
    if (type !== undefined && listed(type).integer) return true;
    if (numberFormat(truth.text('format') ?? '')?.integer === true) return true;
    const of = truth.number('multipleOf');
    return of !== undefined && of > 0 && Number.isInteger(of);
  });
}
