import { describe, expect, it } from 'vitest';
import { checkTarball, differing } from '../../src/release/tarball.js';

describe('the tarball', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const manifest = {
    name: 'x',
    version: '1.0.0',
    main: './dist/index.cjs',
    exports: { '.': { import: { types: './dist/index.d.ts' } } },
  };
  const files = (change: Record<string, string | null> = {}) => {
    const all: Record<string, string | null> = {
      'package.json': JSON.stringify(manifest),
      'README.md': '',
      'CHANGELOG.md': '',
      'openapi.json': '{}',
      'dist/index.cjs': '',
      'dist/index.d.ts': '',
      ...change,
    };
    return new Map(
      Object.entries(all).flatMap(([path, text]) => (text === null ? [] : [[path, bytes(text)] as const])),
    );
  };
  const wanted = { name: 'x', version: '1.0.0', exact: new Map([['openapi.json', '{}']]) };
  const cases: [string, Record<string, string | null>, string[]][] = [
    ['as it should be', {}, []],
    [
      'with a file too many',
      { 'src/index.ts': '' },
      ['the tarball holds src/index.ts, which does not belong there; see "files" in package.json.'],
    ],
    ['with every kind of file that may be there', { 'docs/reports.md': '', 'dist/lazy/ajv.cjs': '', LICENSE: '' }, []],
    [
      'with a file that climbs out',
      { 'dist/../x.js': '' },
      ['the tarball holds dist/../x.js, which does not belong there; see "files" in package.json.'],
    ],
    ['without an entry point', { 'dist/index.d.ts': null }, ['the tarball lacks dist/index.d.ts.']],
    ['without an artifact', { 'openapi.json': null }, ['the tarball lacks openapi.json.']],
    [
      'with an artifact of another version',
      { 'openapi.json': '{ }' },
      ['openapi.json in the tarball is not that of release 1.0.0.'],
    ],
    [
      'of another version, with a dependency and a script',
      {
        'package.json': JSON.stringify({
          ...manifest,
          version: '1.0.1',
          dependencies: {},
          scripts: { postinstall: 'x' },
        }),
      },
      [
        'the tarball\'s package.json says version "1.0.1", not 1.0.0.',
        "the tarball's package.json has dependencies; only zod may be needed, as a peer.",
        "the tarball's package.json runs a script on postinstall.",
      ],
    ],
    ['without a manifest', { 'package.json': 'x' }, ['the tarball holds no package.json that is a JSON object.']],
  ];
  it.each(cases)('%s', (_, change, want) => {
    expect(checkTarball(files(change), wanted)).toEqual(want);
  });

  it('is compared file by file', () => {
    expect(differing(files(), files())).toEqual([]);
    expect(differing(files({ 'README.md': 'a', 'a.md': '' }), files({ 'b.md': '' }))).toEqual([
      'README.md',
      'a.md',
      'b.md',
    ]);
  });
});
