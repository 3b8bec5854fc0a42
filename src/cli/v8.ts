/**
 * One run of the command is over before V8's optimizing compiler pays for itself: on the largest pairs of docs/benchmarks.md it
 * takes a third of the processor time, and on the smallest a sixth. So only what is met very often is optimized.
 */
import { setFlagsFromString } from 'node:v8';

/** The flag that says how often, by V8's major version; a V8 that is not known here keeps its defaults. */
const FLAGS: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=100000',
  13: '--invocation-count-for-turbofan=100000',
};

/** Sets the flag; to be called before the work begins. */
export function optimizeLate(): void {
  const flag = FLAGS[process.versions.v8.split('.')[0] ?? ''];
  if (flag !== undefined) setFlagsFromString(flag);
}
