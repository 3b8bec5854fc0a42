/** Reads the words of a command line; a wrong one is told in one sentence. */
import { safe } from '../openapi/shown.js';
import { nearest } from './nearest.js';

/** What the user typed that cannot be done; `message` is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(says: string) {
    super(safe(says));
  }
}

/** An option of a command: how it is written, the values that it takes, and one line for the help. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  /** The values that it may have, where they are known. */
  readonly values?: readonly string[];
  /** What each of them means, where one line cannot say it. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** May it be given more than once? Its values are then a list. */
  readonly many?: true;
  readonly about: string;
}

/** The words of a command line, told apart. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  /** The values of those that may be given more than once, in their order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Tells operands from options (`--name value`, `--name=value`; after `--` all are operands). Throws a UsageError. */
export function parseArguments(words: readonly string[], known: readonly Option[]): Arguments {
  const operands: string[] = [];
  const options = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [name, given] = split(word);
    const option = find(name, known);
    if (options.has(option.name)) throw new UsageError(`--${option.name} is given twice`);
    if (option.value === undefined && given !== undefined) throw new UsageError(`--${option.name} takes no value`);
    const value = option.value === undefined ? '' : (given ?? words[++i]);
    const isMissing = value === undefined || (value === '' && option.value !== undefined);
    if (isMissing) throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}`);
    if (option.many) lists.set(option.name, [...(lists.get(option.name) ?? []), checked(option, value)]);
    else options.set(option.name, checked(option, value));
  }
  return { operands, options, lists };
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function find(name: string, known: readonly Option[]): Option {
  const wanted = name === '-h' ? '--help' : name;
  const option = known.find((each) => `--${each.name}` === wanted);
  if (option !== undefined) return option;
  const names = known.map((each) => `--${each.name}`);
  throw new UsageError(`there is no option ${name}${guess(name, names) || `; there are ${names.join(', ')}`}`);
}

function checked(option: Option, value: string): string {
  if (option.values === undefined || option.values.includes(value)) return value;
  throw new UsageError(
    `--${option.name} ${JSON.stringify(value)} is none of ${option.values.join(', ')}${guess(value, option.values)}`,
  );
}

/** `; did you mean X?`, or nothing where no word is near. */
export function guess(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}
