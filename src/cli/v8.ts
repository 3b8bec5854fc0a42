/**
 * V8 is made for programs that run long. One run of the command is over before its optimizing compiler pays for itself, and
 * most of what it allocates stays: see docs/benchmarks.md for what each flag is worth.
 */
import { setFlagsFromString } from 'node:v8';

/** Only what is met very often is optimized: the flag that says how often, by V8's major version. */
const LATE: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=100000',
  13: '--invocation-count-for-turbofan=100000',
};

/** The young generation stays as small as it begins: grown, it holds a tenth of the memory and saves little time. */
const SMALL = '--semi-space-growth-factor=1';

/** Sets the flags; to be called before the work begins. A V8 that is not known here keeps its defaults. */
export function tuneV8(): void {
  const late = LATE[process.versions.v8.split('.')[0] ?? ''];
  if (late === undefined) return;
  setFlagsFromString(late);
  setFlagsFromString(SMALL);
}
