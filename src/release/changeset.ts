/**
 * A changeset: the file of Changesets, with two kinds of line in its body that Changesets itself takes for prose, so that
 * the front matter stays what that tool expects. docs/releasing.md has the form.
 */
import type { Bump } from '../diff/change/verdict.js';
import { isBump } from './bump.js';
import { instructionOf } from './instruction.js';

/** The one package that changesets are about. */
export const packageName = '@serviceai/api-spec';

/** A change that no schema shows, declared by its author. */
export interface Meaning {
  readonly bump: Bump;
  /** As the diff names it (`GET /x`), or `*` for every operation. */
  readonly operation: string;
  readonly words: string;
}

/** What one file says. */
export interface Changeset {
  /** Its path, for messages. */
  readonly file: string;
  /** `none` for a change that nobody outside notices. */
  readonly bump: Bump;
  /** The body without the lines that are data. */
  readonly words: string;
  /** Fingerprints of the breaks that are meant. */
  readonly accepts: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** A changeset as far as it could be read, and one sentence for each mistake in it. */
export interface Parsed {
  readonly changeset: Changeset;
  readonly mistakes: readonly string[];
}

/** Reads one changeset. `file` is what messages call it. Throws nothing. */
export function parseChangeset(text: string, file: string): Parsed {
  const mistakes: string[] = [];
  const wrong = (says: string) => mistakes.push(`${file}: ${says}.`);
  const whole = text.replace(/\r\n?/g, '\n');
  const match = /^---[ \t]*\n((?:(?!---[ \t]*$).*\n)*)---[ \t]*(?:\n|$)([\s\S]*)/m.exec(whole.trimStart());
  if (match === null || match.index !== 0) {
    wrong(`it does not start with a front matter; write ---, then "${packageName}": patch, then ---`);
    return { changeset: { file, bump: 'none', words: '', accepts: [], meanings: [] }, mistakes };
  }
  const [, front = '', body = ''] = match;
  const bump = bumpOf(front, wrong);
  // The body is the end of the file, so what stands before it gives the number of its first line.
  const above = whole.slice(0, whole.length - body.length).split('\n').length;
  const wrongAt = (index: number, says: string) => mistakes.push(`${file}:${above + index}: ${says}.`);
  const { words, accepts, meanings } = bodyOf(body, wrong, wrongAt);
  if (bump !== 'none' && words === '')
    wrong('it has no words; say below the front matter what the change means for people');
  if (bump !== 'major' && accepts.length > 0)
    wrong(`it accepts a break, but asks for ${bump}; only a major changeset can, so write "${packageName}": major`);
  if (bump === 'none' && meanings.length > 0)
    wrong(`it declares a change of meaning, but asks for no release; write "${packageName}": ${meanings[0]?.bump}`);
  return { changeset: { file, bump, words, accepts, meanings }, mistakes };
}

type Wrong = (says: string) => void;
/** The same of a line of the body, counted from 0. */
type WrongAt = (index: number, says: string) => void;

function bumpOf(front: string, wrong: Wrong): Bump {
  const lines = front.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1) wrong(`its front matter has ${lines.length} lines; leave the one with this package`);
  const [line] = lines;
  if (line === undefined) return 'none';
  const match = /^(["'])([^"']+)\1:[ \t]+(\S+)[ \t]*$/.exec(line);
  if (match === null) {
    const asked = /:\s*["']?(major|minor|patch)\b/.exec(line)?.[1] ?? 'and major, minor or patch';
    wrong(`its front matter says ${JSON.stringify(line)}; write "${packageName}": ${asked}`);
    return 'none';
  }
  const [, , name, bump] = match;
  if (name !== packageName) wrong(`it is about ${JSON.stringify(name)}; the only package here is "${packageName}"`);
  if (isBump(bump)) return bump;
  wrong(
    `it asks for ${JSON.stringify(bump)}; write major, minor or patch, or leave the line out when nobody outside will notice`,
  );
  return 'none';
}

function bodyOf(body: string, wrong: Wrong, wrongAt: WrongAt): Pick<Changeset, 'words' | 'accepts' | 'meanings'> {
  const words: string[] = [];
  const accepts: string[] = [];
  const meanings: Meaning[] = [];
  let fence = '';
  for (const [index, line] of body.split('\n').entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    const instruction = fence === '' ? instructionOf(line) : undefined;
    const wrongHere = (says: string) => wrongAt(index, says);
    if (instruction === 'accepts') readAccepts(line, accepts, wrongHere);
    else if (instruction === 'meaning') readMeaning(line, meanings, wrongHere);
    else words.push(line.trimEnd());
  }
  if (fence !== '') wrong(`a code block is opened with ${fence} and never closed`);
  return {
    words: words
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    accepts,
    meanings,
  };
}

function readAccepts(line: string, accepts: string[], wrong: Wrong): void {
  const id = /^accepts: ([0-9a-f]{16})[ \t]*$/.exec(line)?.[1];
  if (id === undefined)
    wrong(
      `${JSON.stringify(line)} is not understood; write accepts: and the 16 hexadecimal digits of one break, at the start of the line`,
    );
  else if (accepts.includes(id)) wrong(`it accepts ${id} twice; leave one of the lines`);
  else accepts.push(id);
}

const MEANING = /^meaning: (major|minor|patch) (\S.*?) (?:—|--) (\S.*)$/;

function readMeaning(line: string, meanings: Meaning[], wrong: Wrong): void {
  const [, bump, operation, words] = MEANING.exec(line.trimEnd()) ?? [];
  if (!isBump(bump) || operation === undefined || words === undefined)
    wrong(
      `${JSON.stringify(line)} is not understood; write it like meaning: minor GET /api/jobs — what is different now, at the start of the line`,
    );
  else meanings.push({ bump, operation, words });
}

/** Writes a changeset so that {@link parseChangeset} reads the same. */
export function changesetText({ bump, words, accepts, meanings }: Omit<Changeset, 'file'>): string {
  const data = [
    ...accepts.map((id) => `accepts: ${id}`),
    ...meanings.map((meaning) => `meaning: ${meaning.bump} ${meaning.operation} — ${meaning.words}`),
  ];
  const parts = [`---\n${bump === 'none' ? '' : `"${packageName}": ${bump}\n`}---`, words, data.join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
