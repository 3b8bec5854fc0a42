/** Fetches the large real document that the long proof edits (docs/proof.md) into .cache/documents, once. */
import { join } from 'node:path';
import { fetchFile } from './peers/package.js';

/** What `--help` answers. */
export const usage = `node scripts/run.mjs fetch-documents
Fetches GitHub's description from npm into .cache/documents, unless it is there.`;

/** @returns 0; throws what npm says when it cannot be fetched. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  const target = join(root, '.cache', 'documents', 'api.github.com.json');
  console.log(fetchFile({ package: '@octokit/openapi@22.0.0', file: 'generated/api.github.com.json', target }));
  return 0;
}
