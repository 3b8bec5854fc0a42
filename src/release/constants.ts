/** src/contract/release.ts at a new version. */
import { ContractError } from '../compile/contract-error.js';
import type { Bump } from '../diff/change/verdict.js';

/**
 * Writes the constants of a release into the text of src/contract/release.ts. A major release raises MIN_CLIENT_VERSION
 * with itself: older majors are answered with 426.
 *
 * @throws ContractError when the text does not declare each constant once.
 */
export function releaseSource(source: string, version: string, bump: Bump): string {
  const raised = replaceConstant(source, 'API_VERSION', version);
  return bump === 'major' ? replaceConstant(raised, 'MIN_CLIENT_VERSION', version) : raised;
}

function replaceConstant(source: string, name: string, version: string): string {
  const declaration = new RegExp(`^export const ${name} = '[^']*';$`, 'gm');
  if ((source.match(declaration) ?? []).length !== 1)
    throw new ContractError(
      'src/contract/release.ts',
      `it does not declare ${name} once; write export const ${name} = '1.2.3';`,
    );
  return source.replace(declaration, `export const ${name} = '${version}';`);
}
