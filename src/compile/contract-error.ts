/** A mistake of a contract's author: one sentence with the place and the way out, shown without a stack trace. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  /**
   * @param place where the mistake stands: a schema with the path into it, or an operation.
   * @param problem what is wrong and what to do about it, without a final full stop.
   */
  constructor(
    readonly place: string,
    readonly problem: string,
  ) {
    super(`${place}: ${problem}.`);
  }
}
