/**
 * The standard streams of this process, by their files. `process.stdout` loads Node's streams, sockets and terminals first,
 * which takes longer than writing a report; so only a terminal gets it.
 */
import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';

/** The descriptors of the standard output and the standard error. */
export type Descriptor = 1 | 2;

/** Is it a terminal? */
export function isTerminal(file: Descriptor): boolean {
  try {
    return fstatSync(file).isCharacterDevice() && streamOf(file).isTTY === true;
  } catch {
    return false;
  }
}

/** Writes the whole text. A reader that stopped early, such as head, is no fault. */
export function write(file: Descriptor, text: string): Promise<void> {
  if (isTerminal(file)) return new Promise((resolve) => void streamOf(file).write(text, () => resolve()));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    const size = writeSome(file, bytes.subarray(at));
    if (size === null) break;
    at += size;
  }
  return Promise.resolve();
}

const streamOf = (file: Descriptor): NodeJS.WriteStream => (file === 1 ? process.stdout : process.stderr);

/** How many bytes were taken; null where nobody reads any more. */
function writeSome(file: Descriptor, bytes: Buffer): number | null {
  try {
    return writeSync(file, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') return null;
    if (code !== 'EAGAIN') throw error;
    // A pipe that does not block is full: its reader needs a moment.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return 0;
  }
}

/**
 * How many colours a terminal shows. What NO_COLOR says is not for Node to judge: to some of its versions an empty one says no.
 */
export function depthOf(terminal: Pick<WriteStream, 'getColorDepth'>, environment: NodeJS.ProcessEnv): number {
  const { NO_COLOR: _, ...others } = environment;
  return terminal.getColorDepth(others);
}
