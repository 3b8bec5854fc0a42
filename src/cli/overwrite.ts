/** Is what is to be written also read? A report must not take the place of the document that it is about. */
import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { UsageError } from './arguments.js';
import { readFor } from './load.js';

/** Throws a UsageError where a file that is to be written is one of the inputs, by whatever name or link, or none at all. */
export function refuseToOverwrite(output: string, inputs: readonly string[]): void {
  if (output === '-') throw new UsageError('--output names a file; leave it out to write to the standard output');
  const written = fileAt(output);
  const input = inputs.find((each) => isSame(fileAt(readFor(each)), written));
  if (input === undefined) return;
  const is = input === output ? '' : `is ${input === '-' ? 'the standard input' : input}, which `;
  throw new UsageError(`${output} ${is}is read, and would be lost; name another file after --output`);
}

/** A device and a number in it tell a file from all others. */
function isSame(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** A file that holds something: no pipe, no terminal. */
function fileAt(file: string | 0 | null): BigIntStats | undefined {
  if (file === null) return undefined;
  try {
    const stats = file === 0 ? fstatSync(0, { bigint: true }) : statSync(file, { bigint: true });
    return stats.isFile() ? stats : undefined;
  } catch {
    // What cannot be looked at is told when it is read or written.
    return undefined;
  }
}
