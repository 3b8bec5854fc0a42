/**
 * V8 is made for programs that run long; one run of the command is over before some of what it does pays for itself.
 * docs/benchmarks.md has what each flag is worth. A V8 that is not known here keeps its defaults.
 */
import { setFlagsFromString } from 'node:v8';

/** Only what is met very often is optimized: the flag that says how often, by V8's major version. */
const LATE: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=100000',
  13: '--invocation-count-for-turbofan=100000',
};

const late = LATE[process.versions.v8.split('.')[0] ?? ''];

/** Leaves V8's optimizing compiler out of a short run; to be called before anything is compiled. */
export function optimizeLate(): void {
  if (late !== undefined) setFlagsFromString(late);
}

/**
 * Lets the young generation grow no more; to be called when the documents are read. Most of what they are stays, and needs
 * the room on its way; what the comparison makes is mostly gone at once.
 */
export function growNoMore(): void {
  if (late !== undefined) setFlagsFromString('--semi-space-growth-factor=1');
}
