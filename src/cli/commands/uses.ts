import { safe } from '../../openapi/shown.js';
import { UsageError } from '../arguments.js';
import { load } from '../load.js';
import { ownFile } from '../own-file.js';
import { readUses, unclearLine } from '../uses-files.js';
import type { Command } from './command.js';

/** Lists the operations that client code calls. */
export const usesCommand: Command = {
  name: 'uses',
  about: 'the operations that client code calls, one a line',
  usage: 'uses DIR... [options]',
  options: [
    {
      name: 'api',
      value: 'DOCUMENT',
      about: 'the API that the code calls, given as BASE of api-spec diff is (default: the contract of this package)',
    },
  ],
  examples: [
    ['api-spec uses web/src > operations.txt', 'a list to keep, or to give to --uses'],
    ['api-spec uses ios/Sources ios/Shared --api openapi.yaml', 'calls of another API'],
  ],
  exits: '0 whatever is found',
  run: async ({ operands, options }, world) => {
    if (operands.length === 0)
      throw new UsageError('api-spec uses takes folders or files of client code: api-spec uses DIR');
    const { document } = await load(options.get('api') ?? ownContract());
    world.progress?.(`Reading ${operands.join(', ')}`);
    const { operations, unclear } = readUses(operands, [document]);
    const lines = [...operations, ...unclear.map(unclearLine)];
    return { output: lines.map((line) => `${safe(line)}\n`).join(''), exit: 0 };
  },
};

/** The document that is published beside this program. */
function ownContract(): string {
  const path = ownFile('openapi.json');
  if (path === undefined) throw new UsageError('there is no openapi.json beside this program; name an API: --api FILE');
  return path;
}
