import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  API_VERSION,
  MIN_CLIENT_VERSION,
  parseVersion,
  UpgradeRequiredEnvelope,
  upgradeRequiredFor,
} from '../../src/index.js';

describe('upgradeRequiredFor', () => {
  const policy = { minClientVersion: '2.3.0', apiVersion: '3.1.4' };

  it.each([
    ['missing', undefined, 'served'],
    ['missing, as some servers say it', null, 'served'],
    ['equal', '2.3.0', 'served'],
    ['an older minor of the same major', '2.0.0', 'served'],
    ['a newer major', '3.0.0', 'served'],
    ['a newer major than the server itself', '17.0.0', 'served'],
    ['white space around it', ' 2.3.0\t', 'served'],
    ['a pre-release of a served major', '2.0.0-beta.1+build.5', 'served'],
    ['an older major', '1.99.99', '426'],
    ['major 0', '0.0.1', '426'],
    ['empty', '', '426'],
    ['two numbers', '2.3', '426'],
    ['a leading v', 'v2.3.0', '426'],
    ['a leading zero', '02.3.0', '426'],
    ['two headers joined', '2.3.0, 1.0.0', '426'],
    ['no field line', [], 'served'],
    ['one field line', [' 2.3.0 '], 'served'],
    ['one field line of an older major', ['1.0.0'], '426'],
    ['two field lines', ['2.3.0', '1.0.0'], '426'],
    ['two field lines that say the same', ['2.3.0', '2.3.0'], '426'],
    ['a number too long for any client', `${'9'.repeat(400)}.0.0`, '426'],
  ])('%s', (_, header, want) => {
    const body = upgradeRequiredFor(header, policy);
    expect(body === undefined ? 'served' : '426').toBe(want);
    if (!body) return;
    expect(UpgradeRequiredEnvelope.parse(body)).toEqual(body);
    expect(body).toMatchObject({ code: 'upgrade_required', minClientVersion: '2.3.0', apiVersion: '3.1.4' });
  });

  it('takes a header as Node and Express have it', () => {
    const headers: IncomingHttpHeaders = { 'x-client-version': '0.9.0' };
    expect(upgradeRequiredFor(headers['x-client-version'])?.error).toContain('built for release 0.9.0;');
    const lines: readonly string[] = ['0.9.0'];
    expect(upgradeRequiredFor(lines)).toEqual(upgradeRequiredFor('0.9.0'));
  });

  it('takes the contract’s own versions unless told', () => {
    expect(upgradeRequiredFor(API_VERSION)).toBeUndefined();
    expect(upgradeRequiredFor('0.9.0')).toMatchObject({
      minClientVersion: MIN_CLIENT_VERSION,
      apiVersion: API_VERSION,
    });
  });

  it('a policy that is not a version is the caller’s bug', () => {
    expect(() => upgradeRequiredFor('1.0.0', { minClientVersion: 'one' })).toThrow(RangeError);
  });
});

describe('parseVersion', () => {
  it.each([
    ['1.2.3', { major: 1, minor: 2, patch: 3, prerelease: '' }],
    ['1.0.0-alpha.1', { major: 1, minor: 0, patch: 0, prerelease: 'alpha.1' }],
    ['1.0.0+sha.5114f85', { major: 1, minor: 0, patch: 0, prerelease: '' }],
    ['1.0.0-01', undefined],
    ['1.0.0-', undefined],
    ['1.0', undefined],
    ['1.0.0 ', undefined],
  ])('%s', (text, want) => expect(parseVersion(text)).toEqual(want));
});
