import { safe } from '../openapi/shown.js';
import { audience } from '../review/audience.js';
import type { Review, ReviewedChange } from '../review/review.js';
import type { Report } from './report.js';
import { type Place, placesOf } from './source/place.js';
import { answer, placeName, saidLines, severity } from './words/change-lines.js';
import { usesSentences } from './words/uses-words.js';

/** For GitHub Actions: workflow commands, which become annotations on the lines of the revision. */
export const github: Report = {
  format: 'github',
  about: 'annotations for GitHub Actions',
  render: (review) => {
    const placeOf = placesOf(review, 'revision');
    const lines = review.changes.map((change) => annotation(change, placeOf(change), review));
    // GitHub shows the first ten of each kind, so what counts all of them comes before them.
    const summary = [answer(review), ...usesSentences(review)].join('\n');
    return `${[command('notice', { title: 'api-spec' }, summary), ...lines].join('\n')}\n`;
  },
};

function annotation(change: ReviewedChange, { file, line }: Place, review: Review): string {
  const title = `${audience[change.verdict].title}: ${change.rule}`;
  const text = [change.message, `${placeName(change)} ${change.id}`, ...saidLines(change, review)].join('\n');
  const place: Record<string, string> = file === null ? {} : line === null ? { file } : { file, line: String(line) };
  return command(severity[change.verdict], { ...place, title }, text);
}

/** One workflow command: percent signs and line ends are escaped, in properties colons and commas too. */
function command(name: string, properties: Readonly<Record<string, string>>, text: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${name} ${listed.join(',')}::${data(text)}`;
}

function data(text: string): string {
  return text.split('\n').map(safe).join('\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
