/** Fetches the large real document that the long proof edits (docs/proof.md) into .cache/documents, once. */
import { githubDocument } from './peers/fetched.js';

/** What `--help` answers. */
export const usage = `node scripts/run.mjs fetch-documents
Fetches GitHub's description from npm into .cache/documents, unless it is there.`;

/** @returns 0; throws what npm says when it cannot be fetched. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  console.log(githubDocument(root));
  return 0;
}
