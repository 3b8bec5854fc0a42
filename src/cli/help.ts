/** What `--help` prints. */
import type { Command } from './command.js';
import { inputs } from './compare.js';

/** The help of the program: its commands. */
export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'api-spec: what changed in an API, whom it breaks, and the message that shows it',
    '',
    ...commands.map(({ name, about }) => `  api-spec ${name.padEnd(width)}  ${about}`),
    '',
    'api-spec COMMAND --help says more about a command.',
    '',
  ].join('\n');
}

/** The help of one command: usage, options, exits, examples. */
export function commandHelp({ usage, about, options, examples }: Command): string {
  const all = [...options, { name: 'help', about: 'this text', value: undefined }];
  return [
    `api-spec ${usage}`,
    `  ${about}`,
    '',
    `BASE and REVISION: each is ${inputs}.`,
    '',
    'Options:',
    ...all.flatMap((option) => [
      `  --${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
      `      ${option.about}`,
    ]),
    '',
    'Exit: 0 nothing found, 1 something found, 2 wrong usage or input, 3 a bug of ours.',
    '',
    'Examples:',
    ...examples.flatMap(([line, what]) => [`  ${line}`, `      ${what}`]),
    '',
  ].join('\n');
}
