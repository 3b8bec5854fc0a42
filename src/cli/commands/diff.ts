import { type Verdict, verdicts } from '../../diff/change/verdict.js';
import { reports } from '../../report/index.js';
import type { Surface } from '../../report/report.js';
import type { Review } from '../../review/review.js';
import { compare, usesOption } from '../compare.js';
import { refuseToOverwrite } from '../overwrite.js';
import type { Command, World } from './command.js';

/** The verdicts at which `--fail-on` fails. */
const failing: Record<string, readonly Verdict[]> = {
  wire: ['wire'],
  review: ['wire', 'review'],
  source: ['wire', 'review', 'source'],
  any: verdicts,
  none: [],
};

const formats = reports.map((report) => report.format);

/** Reports what changed between two releases. */
export const diffCommand: Command = {
  name: 'diff',
  about: 'what changed between two releases, and whom it breaks',
  usage: 'diff BASE REVISION [options]',
  options: [
    {
      name: 'format',
      value: formats.join('|'),
      values: formats,
      about: 'how the answer is written (default: text)',
      meanings: Object.fromEntries(reports.map((report) => [report.format, report.about])),
    },
    { name: 'output', value: 'FILE', about: 'write to a file instead of the standard output' },
    {
      name: 'fail-on',
      value: Object.keys(failing).join('|'),
      values: Object.keys(failing),
      about: 'exit 1 when a change is at least as bad (default: source)',
    },
    usesOption,
  ],
  exits: '0 no change as bad as --fail-on says, 1 some',
  examples: [
    ['api-spec diff old.json new.json', 'two files'],
    ['api-spec diff git:main:openapi.yaml openapi.yaml', 'the working copy against a branch'],
    ['api-spec diff 1.1.22 1.1.24 --format json --output diff.json', 'two releases, for a program'],
    ['api-spec diff old.json new.json --fail-on wire', 'fail only when installed apps break'],
    ['api-spec diff old.json new.json --format html --output review.html', 'the review page'],
    ['api-spec diff 1.1.22 1.1.24 --uses web/src --uses ios/Sources', 'what it means for what this code calls'],
  ],
  run: async (given, world) => {
    const { operands, options, lists } = given;
    const file = options.get('output');
    if (file !== undefined) refuseToOverwrite(file, [...operands, ...(lists.get('uses') ?? [])]);
    const review = await compare('diff', given, world);
    const report = reports.find(({ format }) => format === (options.get('format') ?? 'text'));
    if (report === undefined) throw new Error('a format that was checked is not listed');
    world.progress?.(`Writing ${review.changes.length} changes as ${report.format}`);
    const rendered = report.render(review, file === undefined ? surfaceOf(world) : fileSurface(world));
    if (file !== undefined) world.write(file, rendered);
    return {
      output: file === undefined ? rendered : '',
      exit: fails(review, options.get('fail-on') ?? 'source') ? 1 : 0,
    };
  },
};

function fails(review: Review, limit: string): boolean {
  return (failing[limit] ?? []).some((verdict) => review.counts[verdict] > 0);
}

function fileSurface({ environment, version }: World): Surface {
  return { colour: false, width: 100, ...linkOf(environment), ...(version === undefined ? {} : { version }) };
}

/** The address of the whole report, for those that lead to it. */
function linkOf({ API_SPEC_REPORT_URL: link }: World['environment']): Pick<Surface, 'link'> {
  return link === undefined || link === '' ? {} : { link };
}

/** Colours where a terminal shows them, unless NO_COLOR says no; FORCE_COLOR says yes anywhere (0 says no). */
export function surfaceOf(world: World): Surface {
  const { environment, terminal } = world;
  const forced = environment.FORCE_COLOR;
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  const shows = terminal !== null && terminal.depth > 1 && environment.TERM !== 'dumb';
  const colour = forced !== undefined && forced !== '' ? forced !== '0' && forced !== 'false' : shows && !refused;
  return { ...fileSurface(world), colour, width: terminal === null ? 100 : Math.max(40, terminal.columns || 80) };
}
