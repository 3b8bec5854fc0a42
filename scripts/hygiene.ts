/**
 * What people get when they install the package: `npm run hygiene` packs this folder and looks at the tarball, `npm run
 * hygiene -- FILE.tgz` at another. Every check runs, so that one run shows all there is to mend.
 */
import { coldImport } from './hygiene/cold-import.js';
import { dependencies } from './hygiene/dependencies.js';
import { files } from './hygiene/files.js';
import { type Check, unpack } from './hygiene/package.js';
import { packageRules } from './hygiene/package-rules.js';
import { size } from './hygiene/size.js';
import { treeShaking } from './hygiene/tree-shaking.js';
import { typesResolve } from './hygiene/types-resolve.js';

/** What `--help` answers. */
export const usage = `npm run hygiene [-- FILE.tgz]
Looks at what people install: the tarball that is named, or one packed from this folder. Exit 1 when a check fails.`;

/** Every check, the cheap ones first. */
export const checks: readonly Check[] = [
  files,
  dependencies,
  size,
  packageRules,
  typesResolve,
  treeShaking,
  coldImport,
];

/** @returns 0 when every check holds, 1 when one does not, 2 when there is nothing to look at. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const [tarball, ...more] = args;
  if (more.length > 0 || tarball?.startsWith('-'))
    return refuse('hygiene takes one tarball, or nothing to pack this folder');
  const unpacked = await unpack(root, tarball);
  if ('problem' in unpacked) return refuse(unpacked.problem);
  let findings = 0;
  try {
    for (const { name, find } of checks) {
      const started = performance.now();
      const found = await find(unpacked);
      findings += found.length;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      for (const finding of found) console.error(`  ${finding}`);
    }
  } finally {
    unpacked.remove();
  }
  return findings > 0 ? 1 : 0;
}

function refuse(sentence: string): number {
  console.error(`${sentence}.`);
  return 2;
}
