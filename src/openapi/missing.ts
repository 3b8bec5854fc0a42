/** Why a reference finds nothing, and the way out. */
import { isBadlyEscaped } from './locate.js';
import type { Located } from './model.js';
import { fileWord, shown } from './shown.js';

/** One sentence about a `$ref` that names nothing here; `locate` is how references of the document are followed. */
export function missingSays(ref: string, file: string, locate: (ref: string) => Located | undefined): string {
  const says = `the \`$ref\` ${shown(ref)}`;
  const hash = ref.indexOf('#');
  if (hash === 0 && isBadlyEscaped(ref))
    return `${says} names nothing: in a JSON Pointer a \`~\` is written \`~0\`, and a \`/\` in a name \`~1\``;
  if (ref === '' || hash === 0) return `${says} names nothing in this document`;
  if (hash > 0 && locate(ref.slice(0, hash)) !== undefined)
    return `${says} is read from an \`$id\`, of which no part is followed; write the JSON Pointer from the root of the document`;
  return `${says} leads out of this document; bundle it first: \`redocly bundle ${fileWord(file)} -o bundled.json\``;
}
