/**
 * Compiles src/openapi/skim/assembly to WebAssembly and writes it beside, as text; `--check` writes nothing and fails when
 * what is committed is not what the sources compile to.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main as compile } from 'assemblyscript/asc';

/** What `--help` answers. */
export const usage = `npm run skim [-- --check]
Compiles src/openapi/skim/assembly to WebAssembly.
  --check  writes nothing; exit 1 when src/openapi/skim/wasm.ts is not what the sources compile to`;

const FOLDER = 'src/openapi/skim';

/** @returns 0 when all is well, 1 when `--check` found a difference, 2 when the sources do not compile. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const odd = args.find((arg) => arg !== '--check');
  if (odd !== undefined) return say(`${odd} is not a flag of this script; it takes --check, or nothing`, 2);
  const out = mkdtempSync(join(root, '.cache', 'skim-'));
  try {
    const binary = join(out, 'skim.wasm');
    const { error, stderr } = await compile([
      join(root, FOLDER, 'assembly/index.ts'),
      ...['--outFile', binary, '-O3', '--runtime', 'stub', '--noAssert'],
    ]);
    if (error !== null) return say(stderr.toString().trim(), 2);
    const text = moduleOf(readFileSync(binary));
    const file = join(root, FOLDER, 'wasm.ts');
    if (!args.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text)
      return say(`${FOLDER}/wasm.ts: not what assembly/ compiles to; run \`npm run skim\`.`, 1);
    return 0;
  } finally {
    rmSync(out, { recursive: true });
  }
}

function moduleOf(binary: Buffer): string {
  const lines = binary.toString('base64').match(/.{1,110}/g) ?? [];
  const text = lines.map((line) => `  '${line}',\n`).join('');
  return `/** What assembly/ compiles to (\`npm run skim\`): a WebAssembly module, in base64. */\nexport const wasm = [\n${text}].join('');\n`;
}

function say(sentence: string, exit: 1 | 2): number {
  console.error(sentence);
  return exit;
}
