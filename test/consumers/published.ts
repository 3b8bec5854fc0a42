/** The package as people get it: built from a copy of the sources, packed, published to the registry of a test. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { artifacts } from '../../src/compile/artifacts.js';
import type { JsonObject } from '../../src/json.js';
import { copyPackage, packageRoot } from '../support/package-copy.js';
import type { Registry } from '../support/registry.js';

/** The package's manifest, as far as a test asks. */
export const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};

/** Builds and packs the package; the caller removes what came of it. */
export async function packOurs(): Promise<{ readonly tarball: string; readonly remove: () => void }> {
  const copy = copyPackage();
  const run = promisify(execFile);
  await run(process.execPath, ['scripts/run.mjs', 'build-api-spec'], { cwd: copy.root });
  await run('npm', ['pack', '--silent', '--offline', '--ignore-scripts'], { cwd: copy.root });
  const name = manifest.name.replace('@', '').replace('/', '-');
  return { tarball: join(copy.root, `${name}-${manifest.version}.tgz`), remove: copy.remove };
}

/**
 * Publishes what a frozen release gave to web teams: the artifacts, rendered from its document. Its schemas and operation
 * table are not part of what is frozen, so they are not part of this.
 */
export async function publishFrozen(registry: Registry, version: string): Promise<void> {
  const document = JSON.parse(readFileSync(join(packageRoot, 'releases', `${version}.json`), 'utf8')) as JsonObject;
  const folder = join(registry.folder, `frozen-${version}`);
  mkdirSync(folder);
  for (const artifact of artifacts) writeFileSync(join(folder, artifact.path), await artifact.render(document));
  const exports = { './types': { types: './types.d.ts' }, './openapi.json': './openapi.json' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: manifest.name, version, type: 'module', exports, license: 'UNLICENSED' }),
  );
  await registry.npmAsync(folder, 'publish', '--access', 'public');
}
