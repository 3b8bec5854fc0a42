/** What came of a campaign, in a few lines. */
import type { Results, Tally } from './campaign.js';

/** Kinds, places judged, and how many of them were left out because no message decides them. */
export function summary({ tallies }: Results): string {
  const total: Tally = { right: 0, unclear: 0, shown: 0, undecided: 0, wrong: 0 };
  for (const tally of tallies.values())
    for (const name of Object.keys(total) as (keyof Tally)[]) total[name] += tally[name];
  const judged = total.right + total.shown + total.undecided + total.wrong;
  const left = [...tallies].filter(([, { unclear }]) => unclear > 0).map(([kind, { unclear }]) => `${kind} ${unclear}`);
  return [
    `  ${tallies.size} kinds, ${judged} edits judged: ${total.right} right, ${total.undecided} undecided, ${total.wrong} wrong`,
    `  ${total.shown} meant as harmless turned out to break: the report's message was confirmed`,
    `  ${total.unclear} places left out, where no message was found that decides${left.length > 0 ? ` (${left.join(', ')})` : ''}`,
  ].join('\n');
}
