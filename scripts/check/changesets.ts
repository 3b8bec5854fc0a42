/** Do the pending changesets say what the diff against the newest frozen release demands? */
import { ContractError } from '../../src/compile/contract-error.js';
import { InputError } from '../../src/openapi/input-error.js';
import { judge } from '../../src/release/gate.js';
import { gateLines } from '../../src/release/gate-words.js';
import { reviewHead } from '../release/frozen.js';
import { readPending } from '../release/pending.js';

/** @returns 0 when they do, 1 when they do not, 2 when one of them or the contract cannot be read. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  try {
    const { changesets, mistakes } = readPending(root);
    for (const mistake of mistakes) console.error(mistake);
    if (mistakes.length > 0) return 2;
    const head = reviewHead(root);
    const judged = judge(head?.review ?? null, changesets);
    for (const line of gateLines(judged, head?.base ?? 'none')) console.error(line);
    return judged.findings.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContractError || error instanceof InputError)) throw error;
    console.error(error.message);
    return 2;
  }
}
