/** What the program is doing, on a terminal: one line of the standard error that is gone when it is done. */
import { safe } from '../openapi/shown.js';

/** The part of a stream that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Writes at once: while the program compares, nothing that waits its turn gets one. */
  write(text: string): unknown;
}

/** Work that is done sooner shows nothing (milliseconds since the program started). */
const patience = 300;

/** Between two texts of the line. */
const pause = 80;

/**
 * A function that says a step, or clears the line for null; undefined where the stream is no terminal. `now` gives milliseconds
 * since the start.
 */
export function progressOn(
  stream: ProgressStream,
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number,
): ((step: string | null) => void) | undefined {
  if (stream.isTTY !== true || environment.TERM === 'dumb') return undefined;
  let shown: string | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let waiting: NodeJS.Timeout | undefined;
  const show = (step: string | null): void => {
    if (step === shown) return;
    shown = step;
    last = now();
    // Back to the first column, and everything behind it away (ECMA-48: CR, EL).
    stream.write(`\r\u001b[K${step === null ? '' : `${safe(step).slice(0, (stream.columns || 80) - 5)} ...`}`);
  };
  return (step) => {
    clearTimeout(waiting);
    const early = Math.max(patience, last + pause) - now();
    if (step === null || early <= 0) show(step);
    // Where the step waits for the network, it is shown while it does.
    else waiting = setTimeout(show, early, step).unref();
  };
}
