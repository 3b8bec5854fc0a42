/** What `--help` prints. */
import { wrap } from '../report/words/wrap.js';
import type { Option } from './arguments.js';
import type { Command } from './commands/command.js';
import { inputs } from './compare.js';

/** The help of the program: its commands; in lines of at most `width` columns where words allow it. */
export function programHelp(commands: readonly Command[], width: number): string {
  const longest = Math.max(...commands.map(({ name }) => name.length));
  const lead = '  api-spec '.length + longest + 2;
  return [
    ...wrap('api-spec: what changed in an API, whom it breaks, and the message that shows it', width),
    '',
    ...commands.flatMap(({ name, about }) =>
      wrap(about, width - lead).map((line, i) =>
        i === 0 ? `  api-spec ${name.padEnd(longest)}  ${line}` : `${' '.repeat(lead)}${line}`,
      ),
    ),
    '',
    ...wrap('api-spec COMMAND --help says more about a command, api-spec --version which version this is.', width),
    '',
  ].join('\n');
}

/** The help of one command: usage, options, exits, examples; in lines of at most `width` columns where words allow it. */
export function commandHelp({ usage, about, options, examples, exits }: Command, width: number): string {
  const all: Option[] = [...options, { name: 'help', about: 'this text' }];
  const lines = (text: string, indent: number) => wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
  return [
    `api-spec ${usage}`,
    ...lines(about, 2),
    '',
    ...(usage.includes('BASE') ? [...lines(`BASE and REVISION: each is ${inputs}.`, 0), ''] : []),
    'Options:',
    ...all.flatMap((option) => [
      `  --${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
      ...lines(option.about, 6),
      ...meanings(option).flatMap((line) => lines(line, 8)),
    ]),
    '',
    ...lines(`Exit: ${exits}, 2 wrong usage or input, 3 a bug of ours.`, 0),
    '',
    'Examples:',
    ...examples.flatMap(([line, what]) => [`  ${line}`, ...lines(what, 6)]),
    '',
  ].join('\n');
}

function meanings({ meanings: said = {} }: Option): string[] {
  return Object.entries(said).map(([value, meaning]) => `${value}: ${meaning}`);
}
