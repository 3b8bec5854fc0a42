/** publint, strict: the manifest and the files that it names agree for every kind of importer. */
import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Check } from './package.js';

/** Every message of publint counts, suggestions too. */
export const packageRules: Check = {
  name: 'publint',
  async find({ tarball }) {
    const bytes = readFileSync(tarball);
    const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true });
    return messages.map((message) => `package.json: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  },
};
