import { describe, expect, it } from 'vitest';
import { provenanceProblems, withRepository } from '../../src/release/repository.js';

const address = 'https://github.com/acme/api-spec';
const url = `git+${address}.git`;

describe('the repository of the package', () => {
  it('is written where it is not there or another', () => {
    for (const before of [{}, { repository: 'https://github.com/acme/old' }]) {
      const text = withRepository(JSON.stringify({ name: 'x', version: '1.0.0', ...before, type: 'module' }), address);
      expect(JSON.parse(text)).toEqual({
        name: 'x',
        version: '1.0.0',
        type: 'module',
        repository: { type: 'git', url },
      });
      expect(text).toMatch(/^\{\n {2}"name"[\s\S]*\n\}\n$/);
    }
  });

  it.each([address, url, `${address}.git`, { type: 'git', url }])('stays as it is: %j', (repository) => {
    const text = JSON.stringify({ repository });
    expect(withRepository(text, address)).toBe(text);
  });
});

describe('provenance', () => {
  const manifest = { publishConfig: { access: 'public' }, repository: { type: 'git', url } };
  it('is made for a public package of the repository that publishes', () => {
    expect(provenanceProblems(manifest, address)).toEqual([]);
  });

  it.each([
    [{ ...manifest, publishConfig: {} }, address, /^package\.json: .*set publishConfig\.access to "public"\.$/],
    [manifest, undefined, /^RELEASE_REPOSITORY: .*unset npm_config_provenance\.$/],
    [
      { ...manifest, repository: 'git+https://github.com/acme/x.git' },
      address,
      /is https:\/\/github\.com\/acme\/x, and/,
    ],
    [
      { publishConfig: { access: 'public' } },
      address,
      /^package\.json: repository is not there, and the workflow runs in/,
    ],
  ])('is refused before npm does: %j', (wrong, where, words) => {
    expect(provenanceProblems(wrong, where)).toEqual([expect.stringMatching(words)]);
  });
});
