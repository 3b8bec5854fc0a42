/**
 * Rebuilds every frozen release from its document alone: `npm run replay -- DIR` writes DIR/X.Y.Z with its artifacts and
 * manifest.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artifacts } from '../src/compile/artifacts.js';
import { manifestOf } from '../src/compile/manifest.js';
import type { JsonObject } from '../src/json.js';

/** What `--help` answers. */
export const usage = `npm run replay -- DIR
Rebuilds every release of releases/ from its document alone, into DIR/X.Y.Z.`;

/** @returns 0 when every release is written, 2 without a folder to write to. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const [folder, ...more] = args;
  if (folder === undefined || folder.startsWith('-') || more.length > 0) {
    console.error('replay takes one folder to write the releases to: npm run replay -- DIR');
    return 2;
  }
  for (const name of readdirSync(join(root, 'releases'))
    .filter((entry) => entry.endsWith('.json'))
    .sort()) {
    const document = JSON.parse(readFileSync(join(root, 'releases', name), 'utf8')) as JsonObject;
    const target = resolve(folder, name.slice(0, -'.json'.length));
    mkdirSync(target, { recursive: true });
    for (const artifact of artifacts) writeFileSync(join(target, artifact.path), await artifact.render(document));
    writeFileSync(join(target, 'package.json'), manifestOf(readFileSync(join(root, 'package.json'), 'utf8'), document));
    console.log(target);
  }
  return 0;
}
