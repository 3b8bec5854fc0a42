import { safe } from '../openapi/shown.js';
import { audience } from '../review/audience.js';
import type { Review, ReviewedChange } from '../review/review.js';
import type { Report } from './report.js';
import { type Area, byArea } from './words/by-area.js';
import { answer, placeName, releaseName, saidLines, severity } from './words/change-lines.js';
import { usesSentences } from './words/uses-words.js';

/** For test reports: a suite an area, a case a change; what asks for an edit or a judgement has failed. */
export const junit: Report = {
  format: 'junit',
  about: 'JUnit XML for test reports',
  render: (review) => {
    const areas = byArea(review);
    const suites = areas.length === 0 ? [identical(review)] : areas.map((area) => suite(area, review));
    const tests = Math.max(1, review.changes.length);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="${attribute(`api-spec ${releaseName(review.base)} -> ${releaseName(review.revision)}`)}" tests="${tests}" failures="${failures(review.changes)}" errors="0">`,
      ...suites,
      '</testsuites>',
      '',
    ].join('\n');
  },
};

function hasFailed({ verdict }: ReviewedChange): boolean {
  return severity[verdict] !== 'notice';
}

function failures(changes: readonly ReviewedChange[]): number {
  return changes.filter(hasFailed).length;
}

function suite({ name, changes }: Area, review: Review): string {
  const counts = `tests="${changes.length}" failures="${failures(changes)}" errors="0" skipped="0"`;
  const said = [answer(review), ...usesSentences(review)].join('\n');
  return [
    `  <testsuite name="${attribute(name)}" ${counts}>`,
    ...changes.map((change) => testCase(change, name, review)),
    `    <system-out>${content(said)}</system-out>`,
    '  </testsuite>',
  ].join('\n');
}

function testCase(change: ReviewedChange, area: string, review: Review): string {
  const open = `    <testcase classname="${attribute(`${area}.${change.rule}`)}" name="${attribute(`${change.message} [${change.id}]`)}"`;
  const text = [placeName(change), ...saidLines(change, review)].join('\n');
  if (!hasFailed(change)) return `${open}>\n      <system-out>${content(text)}</system-out>\n    </testcase>`;
  const message = `${audience[change.verdict].title}: ${change.message}`;
  return `${open}>\n      <failure type="${change.verdict}" message="${attribute(message)}">${content(text)}</failure>\n    </testcase>`;
}

function identical(review: Review): string {
  return [
    '  <testsuite name="document" tests="1" failures="0" errors="0" skipped="0">',
    `    <testcase classname="document.identical" name="${attribute(answer(review))}"/>`,
    `    <system-out>${content([answer(review), ...usesSentences(review)].join('\n'))}</system-out>`,
    '  </testsuite>',
  ].join('\n');
}

/** Text of an element: what XML 1.0 cannot hold is written out, line ends stay. */
function content(text: string): string {
  return text
    .split('\n')
    .map((line) => safe(line))
    .join('\n')
    .replace(/[\ufffe\uffff\ud800-\udfff]/gu, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function attribute(text: string): string {
  return content(text).replaceAll('\n', '&#10;');
}
