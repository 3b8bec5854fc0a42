/** Is every area in the list? One that is not would be left out of the document in silence, because nothing imports it. */
import { ContractError } from './contract-error.js';

/** A module of the contract: its file's name and its text. */
export interface Module {
  readonly name: string;
  readonly text: string;
}

const LIST = 'index.ts';

/**
 * Holds the modules of the contract against the list of areas.
 *
 * @throws ContractError naming the files that declare an area which the list does not have.
 */
export function assertRegistered(modules: readonly Module[]): void {
  const list = modules.find(({ name }) => name === LIST)?.text ?? '';
  const listed = new Set(/\bareas\s*=\s*\[([^\]]*)\]/.exec(list)?.[1]?.match(/\w+/g));
  const forgotten = modules.flatMap(({ name, text }) =>
    [...text.matchAll(/^(?:export )?const (\w+)[^=\n]*= defineArea\(/gm)]
      .filter(([, area]) => !listed.has(area as string))
      .map(([, area]) => missing(name, area as string)),
  );
  ContractError.throwAll(forgotten);
}

function missing(name: string, area: string): ContractError {
  return new ContractError(
    `src/contract/${name}`,
    `it declares the area "${area}", which is not in the list of src/contract/${LIST}; import it there, put it last in \`areas\`, and export its schemas`,
  );
}
