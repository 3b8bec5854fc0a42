import type { SideName } from '../diff/change/pair.js';
import { ruleOf } from '../diff/rules/index.js';
import type { Json, JsonObject } from '../json.js';
import { safe } from '../openapi/shown.js';
import type { Review, ReviewedChange } from '../review/review.js';
import type { Report } from './report.js';
import { type Place, placesOf } from './source/place.js';
import { answer, saidLines, severity } from './words/change-lines.js';
import { usesSentences } from './words/uses-words.js';

/** For code scanning: SARIF 2.1.0 (OASIS standard), one run. */
export const sarif: Report = {
  format: 'sarif',
  about: 'SARIF 2.1.0 for code scanning',
  render: (review, { version }) => `${JSON.stringify(log(review, version?.()), null, 2)}\n`,
};

function log(review: Review, program: string | undefined): object {
  const rules = [...new Set(review.changes.map(({ rule }) => rule))].sort();
  const index = new Map(rules.map((rule, i) => [rule, i]));
  const places = { base: placesOf(review, 'base'), revision: placesOf(review, 'revision') };
  const { base, revision, verdict, bump, counts } = review;
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'api-spec',
            ...(program === undefined ? {} : { version: program, semanticVersion: program }),
            rules: rules.map(described),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [answer(review), ...usesSentences(review)].map((text) => ({
              level: 'note',
              message: { text: plain(text) },
            })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: review.changes.map((change) => result(change, index.get(change.rule) ?? -1, places, review)),
        properties: {
          base: { version: base.version, source: base.source },
          revision: { version: revision.version, source: revision.source },
          ...{ verdict, bump, counts },
        },
      },
    ],
  };
}

function described(id: string): object {
  const rule = ruleOf.get(id);
  if (rule === undefined) throw new Error(`a change of a rule that is not listed: ${id}`);
  return { id, shortDescription: { text: plain(rule.title) }, fullDescription: { text: plain(rule.why) } };
}

type Places = Readonly<Record<SideName, (change: ReviewedChange) => Place>>;

function result(change: ReviewedChange, ruleIndex: number, places: Places, review: Review): object {
  const { id, rule, verdict, operations, at, message, reason, witness } = change;
  const text = [message, ...saidLines(change, review)].join('\n');
  const level = severity[verdict] === 'notice' ? 'note' : severity[verdict];
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: plain(text) },
    locations: [location(places.revision(change), at.revision ?? at.base ?? '')],
    ...(at.base === null ? {} : { relatedLocations: [{ ...location(places.base(change), at.base), ...inBase }] }),
    partialFingerprints: { 'apiSpecChange/v1': id },
    properties: {
      ...{ verdict, operations: operations as string[] },
      ...(reason === undefined ? {} : { reason }),
      ...(witness === undefined ? {} : { witness: witness as unknown as Json }),
    },
  };
}

const inBase = { id: 1, message: { text: 'The same place in the base.' } };

function location({ file, line }: Place, pointer: string): JsonObject {
  const region: JsonObject = line === null ? {} : { region: { startLine: line } };
  return {
    ...(file === null ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }),
    logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }],
  };
}

/** A relative reference (RFC 3986), or a file URI for an absolute path. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

/** A plain text message (sections 3.11.5 and 3.11.6): what would be a placeholder or a link is escaped. */
function plain(text: string): string {
  return text
    .split('\n')
    .map((line) => safe(line))
    .join('\n')
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
