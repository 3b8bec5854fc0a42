/** A mistake of a contract's author: one sentence with the place and the way out, shown without a stack trace. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  /**
   * @param place where the mistake stands: a schema with the path into it, or an operation.
   * @param problem what is wrong and what to do about it, without a final full stop.
   * @param others further mistakes of the same run; each is a line of the message.
   */
  constructor(
    readonly place: string,
    readonly problem: string,
    readonly others: readonly ContractError[] = [],
  ) {
    super([`${place}: ${problem}.`, ...others.map(({ message }) => message)].join('\n'));
  }

  /** @throws ContractError with a line for each mistake, when there are any. */
  static throwAll([first, ...others]: readonly ContractError[]): void {
    if (first !== undefined) throw new ContractError(first.place, first.problem, [...first.others, ...others]);
  }

  /** Does each thing, and collects the mistakes that are thrown meanwhile. @throws what is no mistake of an author. */
  static collect<T>(things: Iterable<T>, act: (thing: T) => void): ContractError[] {
    const found: ContractError[] = [];
    for (const thing of things) {
      try {
        act(thing);
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        found.push(error);
      }
    }
    return found;
  }
}
