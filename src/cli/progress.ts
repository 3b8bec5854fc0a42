/** What the program is doing, on a terminal: one line of the standard error that is gone when it is done. */

/** The part of a stream that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A function that shows a step, or clears the line for null. It writes nothing where the stream is no terminal. */
export function progressOn(
  stream: ProgressStream,
  environment: Readonly<Record<string, string | undefined>>,
): (step: string | null) => void {
  if (stream.isTTY !== true || environment.TERM === 'dumb') return () => undefined;
  let shown = false;
  return (step) => {
    if (step === null && !shown) return;
    shown = step !== null;
    // Back to the first column, and everything behind it away (ECMA-48: CR, EL).
    stream.write(`\r\u001b[K${step === null ? '' : `${step.slice(0, (stream.columns ?? 80) - 4)} ...`}`);
  };
}
