import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { pairs } from './pairs.js';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation?: { readonly region?: { readonly startLine: number } } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}

// The standard's own schema. It is of draft 4, which differs from draft 7 by the name of its `id` alone in what it uses.
const { id: _, $schema: __, ...sarifLog } = schema;
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isLog = ajv.compile(sarifLog);

describe.each(pairs)('%s', (_name, found) => {
  const log = JSON.parse(render(found, 'sarif')) as Log;
  const [run] = log.runs;

  it('is a log of SARIF 2.1.0, and only with all that the standard demands', () => {
    expect(isLog(log) ? [] : isLog.errors?.slice(0, 5)).toEqual([]);
    expect(isLog({ ...log, runs: [{ ...run, tool: {} }] })).toBe(false);
    expect(isLog({ ...log, runs: [{ ...run, results: [{ ruleId: 'x' }] }] })).toBe(false);
    expect(isLog({ ...log, runs: [{ ...run, result: [] }] })).toBe(false);
  });
  it('has every change, its level, its fingerprint and its rule', () => {
    expect(run.results.map((result) => result.partialFingerprints['apiSpecChange/v1'])).toEqual(
      found.changes.map(({ id }) => id),
    );
    const levels = { wire: 'error', review: 'warning', source: 'warning', compatible: 'note', editorial: 'note' };
    expect(run.results.map(({ level }) => level)).toEqual(found.changes.map(({ verdict }) => levels[verdict]));
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('no message holds a placeholder, a link or a control character', () => {
    for (const { message } of run.results) {
      expect(message.text).not.toMatch(/(?<!\{)\{\d+\}(?!\})/);
      expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
      expect(message.text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

it('leads to lines of the revision', () => {
  const log = JSON.parse(render(pairs[1]![1], 'sarif')) as Log;
  const lines = log.runs[0].results.map(({ locations }) => locations[0]?.physicalLocation?.region?.startLine);
  expect(lines.every((line) => line !== undefined && line > 0)).toBe(true);
});

it('names the program and its version, where that is known', () => {
  const driver = (version?: () => string) => {
    const surface = { colour: false, width: 100, ...(version === undefined ? {} : { version }) };
    return JSON.parse(render(pairs[1]![1], 'sarif', surface)).runs[0].tool.driver;
  };
  expect(driver(() => '1.2.3')).toMatchObject({ name: 'api-spec', version: '1.2.3', semanticVersion: '1.2.3' });
  expect(driver()).not.toHaveProperty('version');
});
