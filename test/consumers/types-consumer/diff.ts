/** A reviewer's own script. */
import * as diff from '@serviceai/api-spec/diff';

export const exported: number = Object.keys(diff).length;
