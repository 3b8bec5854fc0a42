/** What the gate says to an author: each change with its verdict, and the command that repairs it. */
import type { Bump } from '../diff/change/verdict.js';
import type { ReviewedChange } from '../review/review.js';
import type { Finding, Judged } from './gate.js';
import { placeOf } from './place.js';

/** The lines for a terminal; none when nothing holds the release back. `base` is the version of the newest release. */
export function gateLines({ demanded, declared, findings }: Judged, base: string): string[] {
  const lines: string[] = [];
  for (const finding of findings) lines.push(...linesOf(finding, demanded, declared, base));
  const repair = repairOf(findings, demanded);
  if (repair !== undefined) lines.push('This repairs it, in words of yours:', `  ${repair}`);
  return lines;
}

function linesOf(finding: Finding, demanded: Bump, declared: Bump, base: string): string[] {
  switch (finding.kind) {
    case 'short':
      return [
        `What changed since release ${base} demands ${demanded}, and the pending changesets ${declared === 'none' ? 'ask for nothing' : `say ${declared}`}:`,
        ...finding.changes.map(changeLine),
        ...finding.meanings.map(
          ({ bump, operation, words, file }) => `  meaning     ${bump}  ${operation}: ${words} (${file})`,
        ),
      ];
    case 'unaccepted':
      return ['Installed apps break, and no changeset accepts it:', ...finding.changes.map(changeLine)];
    case 'stale':
      return [
        `${finding.file}: it accepts ${finding.id}, which ${finding.verdict === null ? 'is not in the diff' : `is ${finding.verdict} and breaks nothing on the wire`}; remove the line.`,
      ];
    case 'unknown':
      return [
        `${finding.meaning.file}: there is no operation ${finding.meaning.operation}, neither in release ${base} nor in the contract; write it as in the diff, such as GET /api/jobs, or * for all.`,
      ];
  }
}

function changeLine(change: ReviewedChange): string {
  const { verdict, id, message, reason } = change;
  const place = placeOf(change);
  return `  ${verdict.padEnd(10)}  ${id}  ${place === '' ? '' : `${place}: `}${message}${reason === undefined ? '' : `: ${reason}`}`;
}

/** One command for everything that a further changeset can repair. */
function repairOf(findings: readonly Finding[], demanded: Bump): string | undefined {
  const accept = findings.flatMap((finding) =>
    finding.kind === 'unaccepted' ? finding.changes.map(({ id }) => id) : [],
  );
  if (accept.length === 0 && !findings.some(({ kind }) => kind === 'short')) return undefined;
  const flags = [...new Set(accept)].map((id) => `--accept ${id} `).join('');
  return `npm run changeset -- ${accept.length > 0 ? 'major' : demanded} ${flags}'What it means for the people who use it.'`;
}
