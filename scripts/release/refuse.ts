/** What holds a release back. */

/** Says each line of it. @returns the exit code that it is given. */
export function refuse(lines: readonly string[], code: number): number {
  for (const line of lines) console.error(line);
  return code;
}
