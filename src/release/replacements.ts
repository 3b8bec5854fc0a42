/**
 * A release as a list of files to replace, decided in one step and carried out in many. Because every entry knows what it
 * replaces, carrying it out again after an interruption does what is left, and nothing else.
 */

/** One file: what it held, and what it will hold. */
export interface Replacement {
  /** Relative to the package's folder, with slashes. */
  readonly path: string;
  /** The hash of its text before; null where there was no file. */
  readonly before: string | null;
  /** Its text after; null where it goes. */
  readonly text: string | null;
}

/** What is to be done. */
export interface Journal {
  /** The version that the list makes. */
  readonly version: string;
  readonly replacements: readonly Replacement[];
}

/** What is left to do, or the files that neither hold their old text nor their new one. */
export type Rest =
  | { readonly kind: 'todo'; readonly replacements: readonly Replacement[] }
  | { readonly kind: 'touched'; readonly paths: readonly string[] };

/**
 * @param now the hash of a file's text, or null where there is none.
 * @param hash the hash of a text.
 */
export function restOf(journal: Journal, now: (path: string) => string | null, hash: (text: string) => string): Rest {
  const todo: Replacement[] = [];
  const touched: string[] = [];
  for (const replacement of journal.replacements) {
    const current = now(replacement.path);
    if (current === (replacement.text === null ? null : hash(replacement.text))) continue;
    if (current === replacement.before) todo.push(replacement);
    else touched.push(replacement.path);
  }
  return touched.length > 0 ? { kind: 'touched', paths: touched } : { kind: 'todo', replacements: todo };
}

const SUMS = 'releases/SHA256SUMS';

/**
 * The order in which they are placed: the recorded hashes first and the frozen document last. As long as a hash has no
 * document the check of frozen releases fails, so that no half of a release passes for a whole one.
 */
export function inOrder(replacements: readonly Replacement[]): Replacement[] {
  const rank = ({ path }: Replacement) => (path === SUMS ? 0 : path.startsWith('releases/') ? 2 : 1);
  return [...replacements].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}
