/** Writes a changeset without asking: `npm run changeset -- BUMP [--accept FINGERPRINT]... [--meaning TEXT]... WORDS`. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBump } from '../src/release/bump.js';
import { changesetText, parseChangeset } from '../src/release/changeset.js';

const FORM =
  "npm run changeset -- major|minor|patch [--accept FINGERPRINT]... [--meaning 'BUMP OPERATION — WORDS']... 'WORDS'";

/** What `--help` answers. */
export const usage = `${FORM}
Writes a changeset: what a change means for the people who use the contract, and the bump that it asks for.
  --accept FINGERPRINT  a break on the wire that is meant, by its id in \`npm run diff\`
  --meaning TEXT        a change that no schema shows. docs/releasing.md has the form`;

/** @returns 0 when the file is written, 2 for a mistake in the words given. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const operands: string[] = [];
  const data: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const value = args[i + 1];
    if (arg === '--accept' || arg === '--meaning') {
      if (value === undefined) return refuse(`${arg} needs a value: ${FORM}`);
      data.push(`${arg === '--accept' ? 'accepts' : 'meaning'}: ${value}`);
      i++;
    } else if (arg.startsWith('-')) return refuse(`${arg} is not a flag of changeset: ${FORM}`);
    else operands.push(arg);
  }
  const [bump, words, ...more] = operands;
  if (!isBump(bump) || words === undefined || more.length > 0)
    return refuse(`a bump and the words are needed, in quotes: ${FORM}`);
  const file = freeName(root, words);
  const text = `${changesetText({ bump, words, accepts: [], meanings: [] })}${data.length > 0 ? `\n${data.join('\n')}\n` : ''}`;
  const { changeset, mistakes } = parseChangeset(text, file);
  if (mistakes.length > 0) return refuse(mistakes.join('\n'));
  mkdirSync(join(root, '.changeset'), { recursive: true });
  writeFileSync(join(root, file), changesetText(changeset));
  console.log(file);
  return 0;
}

/** A name from the first words, with a number when it is taken. */
function freeName(root: string, words: string): string {
  const slug = (words.toLowerCase().match(/[a-z0-9]+/g) ?? ['change']).slice(0, 6).join('-').slice(0, 50);
  for (let n = 1; ; n++) {
    const file = `.changeset/${slug}${n === 1 ? '' : `-${n}`}.md`;
    if (!existsSync(join(root, file))) return file;
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}
