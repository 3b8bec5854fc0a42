import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileDocument } from '../../src/compile/document.js';
import { areas } from '../../src/contract/index.js';
import type { Operation } from '../../src/contract/operation.js';
import { API_VERSION } from '../../src/contract/release.js';

const guide = readFileSync(join(import.meta.dirname, '../../docs/ios-contract.md'), 'utf8');
const document = JSON.stringify(compileDocument(areas, { version: API_VERSION }));
const operations = areas.flatMap((area) => area.operations as readonly Operation[]);
const names = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

/** Each match of the pattern in the guide, once. */
const found = (pattern: RegExp) => [...new Set([...guide.matchAll(pattern)].map(([, text]) => text as string))];

describe('docs/ios-contract.md', () => {
  it('lists every operation with its answers, in the order of the contract', () => {
    const rows = operations.map(
      ({ responses }, index) => `| \`${names[index]}\` | ${Object.keys(responses).join(', ')} |`,
    );
    expect(guide.match(/^\| `[A-Z]+ \/api.*$/gm)).toEqual(rows);
  });

  it('names no operation that the contract does not have', () => {
    const mentioned = found(/`((?:GET|PUT|POST|PATCH|DELETE) \/[^`]*)`/g);
    expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
    expect(mentioned.length).toBe(names.length);
  });

  it('names no member that the contract does not have', () => {
    // `kSec…` is a constant of Apple's Keychain.
    const members = found(/`((?!kSec)[a-z]+[A-Z]\w*)[`:]/g);
    expect(members.length).toBeGreaterThan(30);
    expect(members.filter((name) => !new RegExp(`"${name}":|"name":"${name}"`).test(document))).toEqual([]);
  });

  it('names no code and no permission that the contract does not have', () => {
    const codes = found(/`([a-z]+(?:[_.][a-z]+)+)`/g).filter((text) => !/\.(?:yaml|json)$/.test(text));
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(document))).toEqual([]);
  });

  it('has a section behind every link into itself', () => {
    const anchors = found(/^#+ (.*)$/gm).map((title) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(found(/\]\(#([^)]*)\)/g).filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });
});
