/** One seed a run for every property test: printed, and taken from SEED to repeat a run. */
import { randomInt } from 'node:crypto';

/** The seed of this run. */
export const seed = process.env.SEED === undefined ? randomInt(2 ** 31) : Number(process.env.SEED);

/** Prints the seed with the command that repeats the run. */
export function announceSeed(what: string): void {
  console.log(`${what}: SEED=${seed}`);
}
