/** What a line of ours holds: words, and between backticks code, as in Markdown (CommonMark 0.31.2, section 6.1). */

/** A piece of a line. */
export interface Span {
  readonly text: string;
  readonly isCode: boolean;
  /** As many backticks stand before it, and nothing closes them. */
  readonly loose: number;
}

/** Takes a line apart: code is what stands between two runs of as many backticks. Words and code take turns. */
export function spansOf(line: string): Span[] {
  const runs = [...line.matchAll(/`+/g)];
  const found: Span[] = [];
  let from = 0;
  let loose = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as RegExpExecArray;
    const closing = runs.findIndex((other, at) => at > i && other[0].length === run[0].length);
    found.push({ text: line.slice(from, run.index), isCode: false, loose });
    from = run.index + run[0].length;
    loose = closing < 0 ? run[0].length : 0;
    if (closing < 0) continue;
    const end = runs[closing] as RegExpExecArray;
    found.push({ text: stripped(line.slice(from, end.index)), isCode: true, loose: 0 });
    from = end.index + end[0].length;
    i = closing;
  }
  return [...found, { text: line.slice(from), isCode: false, loose }];
}

/** One space at each end keeps backticks of the code apart from those around it. */
function stripped(code: string): string {
  return /^ .*`.* $/s.test(code) ? code.slice(1, -1) : code;
}
