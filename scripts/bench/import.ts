/** What it costs a process to import the package for the first time, beside zod: the measure of the check, with more pairs. */
import { costOf, MAX_RATIO, measure } from '../hygiene/cold-import.js';
import { unpack } from '../hygiene/package.js';

/** Prints the ratio of importing the main entry to importing zod. @throws Error when dist/ is not built. */
export async function benchImport(root: string): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? 51);
  const unpacked = await unpack(root);
  if ('problem' in unpacked) throw new Error(unpacked.problem);
  try {
    console.log(`import, medians of ${rounds} pairs of processes on Node ${process.versions.node}:`);
    for (const span of ['process', 'import'] as const) {
      const { own, zod, ratio } = costOf(await measure(unpacked, rounds, span));
      const words = `zod ${zod.toFixed(1)} ms, main entry ${own.toFixed(1)} ms: ${ratio.toFixed(2)} x zod`;
      console.log(`  ${span === 'process' ? 'a process that imports' : 'the import alone'.padEnd(22)}  ${words}`);
    }
    console.log(`  The check holds the first, at most ${MAX_RATIO}.`);
  } finally {
    unpacked.remove();
  }
}
