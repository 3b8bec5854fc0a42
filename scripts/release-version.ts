/**
 * Changesets become a release: version, artifacts, frozen document, changelog. The release is prepared aside, decided in one
 * step and then put in place; interrupted anywhere, the next run completes it. docs/releasing.md has the steps.
 */
import { ContractError } from '../src/compile/contract-error.js';
import { InputError } from '../src/openapi/input-error.js';
import { judge } from '../src/release/gate.js';
import { gateLines } from '../src/release/gate-words.js';
import { distProblem } from './build/dist.js';
import { releaseProblems } from './check/releases.js';
import { reviewHead } from './release/frozen.js';
import { carryOut, readJournal, writeJournal } from './release/journal.js';
import { alone } from './release/lock.js';
import { readPending } from './release/pending.js';
import { refuse } from './release/refuse.js';
import { Failed, isToldToNpm, runNode } from './release/run.js';
import { stage } from './release/staging.js';

/** What `--help` answers. */
export const usage = `npm run release:version
Turns the pending changesets into a version, its frozen document and its section of CHANGELOG.md; run again after an interruption.
Exit 1 when the changesets say too little, 2 for what has to be mended first. docs/releasing.md has the steps.`;

/**
 * @returns 0 when the release is complete or nothing is pending, 1 when the gate holds it back, 2 for what an author has to mend
 * first.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args.length > 0 || isToldToNpm(process.env))
    return refuse(['release:version takes no arguments, and knows no --dry-run.'], 2);
  try {
    return await alone(root, () => version(root));
  } catch (error) {
    if (error instanceof ContractError || error instanceof InputError || error instanceof Failed)
      return refuse([error.message], 2);
    throw error;
  }
}

async function version(root: string): Promise<number> {
  const interrupted = readJournal(root);
  if (interrupted === undefined) {
    const code = await release(root);
    if (code !== 0) return code;
  } else {
    carryOut(root, interrupted);
    console.log(`Release ${interrupted.version}: completed.`);
  }
  // In a process of its own: this one still has the version from before. A clone that was never built stays so.
  if (distProblem(root) !== undefined) await runNode(root, 'scripts/run.mjs', 'build-api-spec');
  return 0;
}

async function release(root: string): Promise<number> {
  const { changesets, mistakes } = readPending(root);
  if (mistakes.length > 0) return refuse(mistakes, 2);
  const problems = releaseProblems(root);
  if (problems.length > 0) return refuse(problems, 2);
  const head = reviewHead(root);
  const judged = judge(head?.review ?? null, changesets);
  if (judged.findings.length > 0) return refuse(gateLines(judged, head?.base ?? 'none'), 1);
  if (judged.declared === 'none') {
    console.log('Nothing to release: no pending changeset asks for it.');
    return 0;
  }
  const journal = await stage(root, { changesets, judged, review: head?.review ?? null });
  writeJournal(root, journal);
  carryOut(root, journal);
  console.log(`Release ${journal.version}: ${judged.declared}. Look at the section in CHANGELOG.md, then commit.`);
  return 0;
}
