/** What was said of changes in the messages of each direction. */
import type { Direction } from '../../../schema/question.js';
import type { Found } from '../../change/rule.js';
import { isWorse, type Verdict } from '../../change/verdict.js';

/** Remembers it. */
export class Verdicts {
  readonly #said = new Map<Found, Map<Direction, Said>>();

  /** Notes a verdict about some operations. */
  add(found: Found, direction: Direction, verdict: Verdict, operations: Iterable<string>): void {
    const said = this.#said.get(found) ?? new Map<Direction, Said>();
    this.#said.set(found, said);
    const known = said.get(direction) ?? { worst: verdict, broken: new Set<string>() };
    said.set(direction, known);
    if (isWorse(verdict, known.worst)) known.worst = verdict;
    if (verdict === 'wire') for (const name of operations) known.broken.add(name);
  }

  /** The worst verdict; undefined where nothing was said. */
  worst(found: Found, direction: Direction): Verdict | undefined {
    return this.#said.get(found)?.get(direction)?.worst;
  }

  /** Is it told to break an operation? */
  breaks(found: Found, direction: Direction, operation: string): boolean {
    return this.#said.get(found)?.get(direction)?.broken.has(operation) === true;
  }
}

interface Said {
  worst: Verdict;
  readonly broken: Set<string>;
}
