/** The program without its process: words in, texts and an exit code out. */
import { InputError } from '../openapi/input-error.js';
import { safe } from '../openapi/shown.js';
import { type Arguments, guess, parseArguments, UsageError } from './arguments.js';
import type { Command, World } from './commands/command.js';
import { commands } from './commands/index.js';
import { commandHelp, programHelp } from './help.js';

/** What the process has to do. */
export interface Result {
  readonly output: string;
  readonly error: string;
  /** 0: nothing found; 1: something found; 2: wrong usage or input; 3: a bug of ours. */
  readonly exit: 0 | 1 | 2 | 3;
}

/** Runs the command that the words name. Never throws. */
export async function run(words: readonly string[], world: World): Promise<Result> {
  try {
    return await dispatch(words, world);
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError)
      return { output: '', error: `api-spec: ${error.message}\n`, exit: 2 };
    return { output: '', error: bug(error), exit: 3 };
  } finally {
    world.progress?.(null);
  }
}

async function dispatch(words: readonly string[], world: World): Promise<Result> {
  const [name, ...rest] = words;
  if (name === 'help' && rest[0] !== undefined && !rest[0].startsWith('-')) return dispatch([rest[0], '--help'], world);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const help = programHelp(commands, columnsOf(world));
    return name === undefined ? { output: '', error: help, exit: 2 } : { output: help, error: '', exit: 0 };
  }
  if (name === '--version') return { output: `${world.version?.() ?? 'unknown'}\n`, error: '', exit: 0 };
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw unknown(name);
  if (rest.includes('--help') || rest.includes('-h'))
    return { output: commandHelp(command, columnsOf(world)), error: '', exit: 0 };
  return { ...(await command.run(given(command, rest), world)), error: '' };
}

/** What stands where a command should: an option, a document, or a word that is none of the commands. */
function unknown(name: string): UsageError {
  const names = commands.map((each) => each.name);
  if (name.startsWith('-')) {
    const near = guess(name, ['--help', '--version']);
    return new UsageError(
      `there is no option ${name} before the command${near || '; write api-spec COMMAND [options]'}`,
    );
  }
  const near = /[./:]/.test(name) ? '; two documents are compared by api-spec diff BASE REVISION' : guess(name, names);
  return new UsageError(`there is no command ${JSON.stringify(name)}; the commands are ${names.join(', ')}${near}`);
}

/** As many columns as the terminal has, and no more than reads well. */
function columnsOf({ terminal }: World): number {
  return Math.min(100, terminal?.columns || 100);
}

function given(command: Command, words: readonly string[]): Arguments {
  return parseArguments(words, command.options);
}

function bug(error: unknown): string {
  const says = 'api-spec: this is a bug of api-spec, not of your documents; please report it with these lines:';
  const stack = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  // What went wrong may hold text of a document.
  const frames = stack.filter((line) => /^\s+at /.test(line));
  return `${[says, ...[String(error), ...frames].map(safe)].join('\n')}\n`;
}
