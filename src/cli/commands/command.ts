/** The shape that all commands have. One file a command; commands.ts is the list. */
import type { Arguments, Option } from '../arguments.js';

/** What a command sees of the world outside. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The terminal that standard output is, or null for a file or a pipe. */
  readonly terminal: { readonly columns: number; readonly depth: number } | null;
  /** The version of this program, where it is known. */
  version?(): string | undefined;
  /** Is told when the documents are read and the comparison begins. */
  haveRead?(): void;
  /** Shows what is being done, where somebody watches; null clears it. */
  progress?(step: string | null): void;
  /** Writes a file; throws a UsageError when that fails. */
  write(path: string, text: string): void;
}

/** What a command leaves behind. */
export interface Outcome {
  readonly output: string;
  /** 0: nothing found; 1: something at or above the limit. */
  readonly exit: 0 | 1;
}

/** One command of the program. */
export interface Command {
  readonly name: string;
  readonly about: string;
  /** After the program's name. */
  readonly usage: string;
  readonly options: readonly Option[];
  readonly examples: readonly (readonly [line: string, about: string])[];
  /** What its exit codes say when all goes well. */
  readonly exits: string;
  run(given: Arguments, world: World): Promise<Outcome>;
}
