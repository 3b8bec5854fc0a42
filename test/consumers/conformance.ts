/**
 * Holds what a server sent against openapi.json. The reader and the interpreter of schemas are those of the diff: neither
 * Zod, which one server checks with, nor Ajv, which the other does.
 */
import type { Json } from '../../src/json.js';
import type { OpenApi } from '../../src/openapi/model.js';
import { Node } from '../../src/schema/node/node.js';
import { validAt } from '../../src/schema/values/validate.js';
import type { Exchanged } from './recorder.js';

/** What the contract does not allow in a response: a sentence, or undefined when all is well. */
export function violation(document: OpenApi, { method, path, status, headers, body }: Exchanged): string | undefined {
  const here = document.operations().filter((one) => one.path === path);
  // 405 is stated where the right method is.
  const operation = here.find((one) => one.name === `${method} ${path}`) ?? (status === 405 ? here[0] : undefined);
  const at = `${method} ${path} ${status}`;
  if (!operation) return `${at}: no such operation`;
  const response = operation.responses().get(String(status)) ?? operation.responses().get('default');
  if (!response) return `${at}: the status is not stated`;
  const { content, headers: stated } = response.json as { content?: Content; headers?: Record<string, Header> };
  for (const [name, { required, schema }] of Object.entries(stated ?? {})) {
    const value = headers[name.toLowerCase()];
    if (value === undefined ? required : !holds(document, schema, value)) return `${at}: header ${name} is ${value}`;
  }
  if (!content) return body === '' ? undefined : `${at}: has a body`;
  const mediaType = headers['content-type']?.split(';')[0]?.trim() ?? '';
  const media = content[mediaType];
  if (!media) return `${at}: ${mediaType || 'no media type'} is not stated`;
  const value = mediaType === 'application/json' ? parsed(body) : body;
  if (value === undefined) return `${at}: the body is not JSON`;
  return holds(document, media.schema, value) ? undefined : `${at}: the body does not fit: ${body}`;
}

type Content = Record<string, { readonly schema: Json }>;
type Header = { readonly required?: boolean; readonly schema: Json };

function holds(document: OpenApi, schema: Json, value: Json): boolean {
  return validAt(value, Node.of(schema, document.source), 'response');
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
