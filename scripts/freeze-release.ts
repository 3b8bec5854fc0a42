/** Freezes the compiled document as a release: releases/X.Y.Z.json and its hash. A step of release:version; never edits one. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkshop } from '../src/compile/replace.js';
import { API_VERSION } from '../src/contract/release.js';
import { checksumsText } from '../src/release/checksums.js';
import { recordedSums, sha256 } from './release/frozen.js';

/** What `--help` answers. */
export const usage = `node scripts/run.mjs freeze-release
Writes openapi.json to releases/ under its version, with its hash; a step of npm run release:version.
Exit 1 when another document was frozen under that version.`;

/** @returns 0 when it is frozen, now or before; 1 when it was frozen otherwise; 2 for arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args.length > 0) return refuse('freeze-release takes no arguments', 2);
  const name = `${API_VERSION}.json`;
  const file = join(root, 'releases', name);
  const document = readFileSync(join(root, 'openapi.json'), 'utf8');
  if ((JSON.parse(document) as { info: { version: string } }).info.version !== API_VERSION)
    return refuse('openapi.json: it is not of these sources; run `npm run build`', 1);
  if (existsSync(file) && readFileSync(file, 'utf8') !== document)
    return refuse(
      `releases/${name}: it is frozen with another document; a frozen release is never edited, so make a new one`,
      1,
    );
  mkdirSync(join(root, 'releases'), { recursive: true });
  const { sums, mistakes } = recordedSums(root);
  if (mistakes.length > 0) return refuse(mistakes.join('\n'), 1);
  const recorded = sums.get(name);
  if (recorded !== undefined && recorded !== sha256(document))
    return refuse(`releases/${name}: another document was frozen under this version; restore it with git`, 1);
  if (recorded !== undefined && existsSync(file)) return 0;
  const workshop = openWorkshop(join(root, '.cache'));
  try {
    workshop.prepare('SHA256SUMS', checksumsText(new Map([...sums, [name, sha256(document)]])));
    workshop.prepare(name, document);
    workshop.place('SHA256SUMS', join(root, 'releases/SHA256SUMS'));
    workshop.place(name, file);
  } finally {
    workshop.close();
  }
  console.log(`releases/${name}: frozen`);
  return 0;
}

function refuse(sentence: string, code: number): number {
  console.error(`${sentence}.`);
  return code;
}
