/** One seed for every property test of a run: printed, and the same each time unless SEED says otherwise. */

/** A run that a reviewer repeats sees what the gate saw; long runs are given seeds of their own. */
const USUAL = 20261122;

/** The seed of this run. `SEED=random` draws one. */
export const seed = seedOf(process.env.SEED);

function seedOf(given: string | undefined): number {
  if (given === 'random') return Math.floor(Math.random() * 2 ** 31);
  return given === undefined ? USUAL : Number(given);
}

/** Prints the seed with the command that repeats the run. */
export function announceSeed(what: string): void {
  console.log(`${what}: SEED=${seed}`);
}
