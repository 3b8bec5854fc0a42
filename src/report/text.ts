import type { Verdict } from '../diff/change/verdict.js';
import { verdicts } from '../diff/change/verdict.js';
import { few, safe } from '../openapi/shown.js';
import { areasOf } from '../review/area.js';
import { audience } from '../review/audience.js';
import { gainOf } from '../review/gain.js';
import type { Release, Review, ReviewedChange } from '../review/review.js';
import type { Report, Surface } from './report.js';
import { type Area, groupedByArea } from './words/by-area.js';
import { countsText, placeName } from './words/change-lines.js';
import { type Paint, painter } from './words/paint.js';
import { usesSentences } from './words/uses-words.js';
import { witnessLines } from './words/witness-lines.js';
import { wrap } from './words/wrap.js';

/** For a terminal: worst first, each break with the message that shows it. */
export const text: Report = {
  format: 'text',
  about: 'for a terminal',
  render: (review, surface) => `${[...head(review, surface), ...body(review, surface)].join('\n')}\n`,
};

const colours: Record<Verdict | 'identical', keyof Paint> = {
  wire: 'red',
  review: 'yellow',
  source: 'magenta',
  compatible: 'green',
  editorial: 'dim',
  identical: 'green',
};

function head(review: Review, surface: Surface): string[] {
  const paint = painter(surface.colour);
  const { base, revision, verdict, bump, counts } = review;
  const counted = countsText(counts, (count, name) => paint[colours[name]](count));
  const answer = `${paint.bold(paint[colours[verdict]](verdict))}: ${audience[verdict].breaks}; least bump ${paint.bold(bump)}`;
  return [
    `${release(base, paint)} -> ${release(revision, paint)}`,
    answer,
    ...(counted === '' ? [] : [counted]),
    ...usesSentences(review).flatMap((sentence) => wrap(sentence, surface.width)),
  ];
}

function release({ version, source }: Release, paint: Paint): string {
  const name = paint.bold(safe(version ?? 'no version'));
  return version === source ? name : `${name} (${safe(source)})`;
}

function body(review: Review, surface: Surface): string[] {
  const areaOf = areasOf(review);
  return verdicts.flatMap((verdict) => {
    const changes = review.changes.filter((change) => change.verdict === verdict);
    if (changes.length === 0) return [];
    const paint = painter(surface.colour);
    const heading = paint.bold(paint[colours[verdict]](`${audience[verdict].title} (${changes.length})`));
    return [
      '',
      `${heading}: ${audience[verdict].breaks}`,
      ...groupedByArea(changes, areaOf).flatMap((area) => section(area, review, surface)),
    ];
  });
}

function section({ name, changes }: Area, review: Review, surface: Surface): string[] {
  const paint = painter(surface.colour);
  return [
    '',
    `  ${paint.bold(paint.cyan(safe(name)))}`,
    ...changes.flatMap((change) => lines(change, review, surface)),
  ];
}

function lines(change: ReviewedChange, review: Review, surface: Surface): string[] {
  const paint = painter(surface.colour);
  const colour = paint[colours[change.verdict]];
  const [first = '', ...more] = wrap(change.message, surface.width - 4);
  return [
    `  ${colour(markOf(change))} ${first}`,
    ...more.map((line) => `    ${line}`),
    `    ${paint.dim(`${placeName(change, safe)}  ${change.rule} ${change.id}`)}`,
    ...operationLines(change.operations, surface.width).map((line) => `    ${paint.dim(line)}`),
    ...(change.reason === undefined
      ? []
      : wrap(`why: ${change.reason}`, surface.width - 4).map((line) => `    ${line}`)),
    ...witnessLines(change, review, paint).map((line) => `    ${line}`),
  ];
}

const marks: Record<Verdict, string> = { wire: 'x', review: '?', source: '!', compatible: '+', editorial: '~' };

/** Of what breaks nobody, only what is new or wider is good news. */
function markOf(change: ReviewedChange): string {
  return change.verdict === 'compatible' && gainOf(change) === 'other' ? '~' : marks[change.verdict];
}

/** Operations that a terminal has room for. */
const MAX_OPERATIONS = 3;

/** The operations that a change reaches: the first few, the others counted; one a line where one line does not hold them. */
function operationLines(operations: readonly string[], width: number): string[] {
  if (operations.length === 0) return [];
  const names = operations.map(safe);
  const line = `in ${few(names, MAX_OPERATIONS)}`;
  if (names.length === 1 || line.length <= width - 4) return [line];
  const rest = names.length > MAX_OPERATIONS ? [`and ${names.length - MAX_OPERATIONS} more`] : [];
  return [...names.slice(0, MAX_OPERATIONS), ...rest].map((each, i) => `${i === 0 ? 'in ' : '   '}${each}`);
}
