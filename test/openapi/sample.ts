/** Small documents for the tests of this folder. */
import { expect } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { InputError } from '../../src/openapi/input-error.js';
import type { OpenApi } from '../../src/openapi/model.js';
import { parseDocument } from '../../src/openapi/read.js';

/** A document of a version with these members of the root. */
export function api(members: JsonObject, openapi = '3.1.0'): JsonObject {
  return { openapi, info: { title: 'Sample', version: '1.0.0' }, paths: {}, ...members };
}

/** The text of such a document, as JSON or as YAML in which every value is written in JSON's way. */
export const jsonText = (value: Json): string => JSON.stringify(value);
const yamlText = (value: Json): string => `# YAML\n${JSON.stringify(value)}\n`;

/** Reads a document both ways and returns the one from JSON. */
export function parsed(value: Json): OpenApi {
  const document = parseDocument(jsonText(value), 'api.json');
  expect(parseDocument(yamlText(value), 'api.yaml').json).toEqual(document.json);
  return document;
}

/** The one sentence that reading throws; anything but an InputError fails the test. */
export function sentence(text: string | Uint8Array, name = 'api.json'): string {
  try {
    parseDocument(text, name);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).not.toMatch(/\n/);
    return error.message;
  }
  throw new Error('the document was read without complaint');
}

/** The sentence for a value, which must be the same when it is written as YAML. */
export function sentenceFor(value: Json): string {
  const fromJson = sentence(jsonText(value), 'api');
  expect(sentence(yamlText(value), 'api')).toBe(fromJson);
  return fromJson;
}
