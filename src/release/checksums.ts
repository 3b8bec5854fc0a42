/** The recorded hashes of the frozen releases, in the format of `sha256sum`: the hash, two spaces, the file. */

/** By file name, in the order of the file. */
export type Checksums = ReadonlyMap<string, string>;

/** What stands in SHA256SUMS, and one sentence for each line that is none. */
export function parseChecksums(text: string): { readonly sums: Checksums; readonly mistakes: readonly string[] } {
  const sums = new Map<string, string>();
  const mistakes: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const [, hash, name] = /^([0-9a-f]{64}) [ *]([^/]+)$/.exec(line) ?? [];
    const place = `releases/SHA256SUMS:${index + 1}`;
    if (hash === undefined || name === undefined)
      mistakes.push(`${place}: this is not a hash and a file name; restore the line.`);
    else if (sums.has(name)) mistakes.push(`${place}: ${name} is recorded twice; remove the line that is new.`);
    else sums.set(name, hash);
  }
  return { sums, mistakes };
}

/** The text of SHA256SUMS. */
export function checksumsText(sums: Checksums): string {
  return [...sums].map(([name, hash]) => `${hash}  ${name}\n`).join('');
}

/** One frozen release as it is in the folder. */
export interface Frozen {
  /** `1.2.3.json`. */
  readonly name: string;
  readonly hash: string;
  /** `info.version` of the document; null where it says none. */
  readonly version: string | null;
}

/** One sentence for each frozen release that is not what was frozen. */
export function checkFrozen(files: readonly Frozen[], sums: Checksums): string[] {
  const problems: string[] = [];
  for (const { name, hash, version } of files) {
    const want = sums.get(name);
    if (want === undefined)
      problems.push(`releases/${name}: its hash was never recorded; freeze it with \`npm run release:version\`.`);
    else if (want !== hash) problems.push(`releases/${name}: it was edited after it was frozen; restore it with git.`);
    if (version !== null && `${version}.json` !== name)
      problems.push(`releases/${name}: its document says ${version}; restore it with git.`);
  }
  for (const name of sums.keys()) {
    if (!files.some((file) => file.name === name))
      problems.push(
        `releases/${name}: it is recorded and missing; run \`npm run release:version\` if that was interrupted, restore the file with git, or remove its line when the release is no longer supported.`,
      );
  }
  return problems;
}
