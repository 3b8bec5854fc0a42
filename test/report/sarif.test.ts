import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { pairs } from './pairs.js';
import { sarifLog } from './sarif-schema.js';

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

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const isLog = ajv.compile(sarifLog);

describe.each(pairs)('%s', (_name, found) => {
  const log = JSON.parse(render(found, 'sarif')) as Log;
  const [run] = log.runs;

  it('is a log of SARIF 2.1.0', () => {
    expect(isLog(log) ? [] : isLog.errors?.slice(0, 5)).toEqual([]);
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
