/** The package as people got it: a frozen release in the registry of a test. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts } from '../../src/compile/artifacts.js';
import type { JsonObject } from '../../src/json.js';
import { packageRoot } from '../support/package-copy.js';
import type { Registry } from '../support/registry.js';

/** What a frozen release is called there: under the package's own name the version of the sources may be another document. */
export const FROZEN = '@frozen/api-spec';

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
    JSON.stringify({ name: FROZEN, version, type: 'module', exports, license: 'UNLICENSED' }),
  );
  await registry.npmAsync(folder, 'publish', '--access', 'public');
}
