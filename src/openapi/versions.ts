/** Which OpenAPI a document is, or one sentence why it is none that can be read. */
import { isObject, type Json, member } from '../json.js';
import { InputError } from './input-error.js';
import type { Dialect } from './model.js';
import { fileWord, shown } from './shown.js';

/** The dialect of a document by its `openapi` field. Throws an InputError for anything but 3.0, 3.1 and 3.2. */
export function dialectOf(json: Json, file: string): Dialect {
  const refuse = (says: string, pointer = ''): never => {
    throw new InputError(file, says, { pointer });
  };
  if (!isObject(json)) refuse(`expected an OpenAPI document, found ${shown(json)}`);
  const swagger = member(json, 'swagger');
  const openapi = member(json, 'openapi');
  if (openapi === undefined && swagger !== undefined) {
    refuse(
      `this is Swagger${typeof swagger === 'object' ? '' : ` ${swagger}`}, not OpenAPI 3; convert it first: \`npx swagger2openapi ${fileWord(file)} -o openapi.json\``,
      '/swagger',
    );
  }
  if (openapi === undefined) refuse('this is no OpenAPI document: it has no `openapi` field such as `openapi: 3.1.0`');
  if (typeof openapi !== 'string') {
    refuse(`expected a version such as "3.1.0" in quotes, found ${shown(openapi as Json)}`, '/openapi');
  }
  const minor = /^3\.([0-2])\.\d+(-\S+)?$/.exec(openapi as string)?.[1];
  if (minor === undefined)
    refuse(`OpenAPI ${shown(openapi as Json)} is not read; 3.0.x, 3.1.x and 3.2.x are`, '/openapi');
  if (!['paths', 'webhooks', 'components'].some((section) => Object.hasOwn(json as object, section))) {
    refuse('it has no `paths`, `webhooks` or `components`: there is nothing in it to compare');
  }
  return minor === '0' ? '3.0' : '3.1';
}

/** The dialect as a text seems to say, before it is parsed; a wrong guess costs a second pass. */
export function guessDialect(bytes: Buffer): Dialect {
  const at = bytes.indexOf('"openapi"');
  const near = at === -1 ? '' : bytes.toString('latin1', at, at + 40);
  return /^"openapi"\s*:\s*"3\.0/.test(near) ? '3.0' : '3.1';
}
