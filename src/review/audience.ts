/** Who a verdict concerns, for every report in the same words. */
import type { Verdict } from '../diff/change/verdict.js';

/** Said as a heading, and who breaks. */
export const audience: Record<Verdict | 'identical', { readonly title: string; readonly breaks: string }> = {
  wire: { title: 'Breaks on the wire', breaks: 'installed apps break' },
  review: { title: 'Needs review', breaks: 'somebody has to judge' },
  source: { title: 'Breaks the source', breaks: 'code that recompiles needs an edit; installed apps do not notice' },
  compatible: { title: 'Compatible', breaks: 'nobody breaks' },
  editorial: { title: 'Editorial', breaks: 'nobody notices' },
  identical: { title: 'Identical', breaks: 'nothing changed' },
};
