/** A document for tests: nothing but named schemas. */
import type { Json } from '../../src/json.js';
import type { SchemaSource } from '../../src/schema/question.js';

/** A document of named schemas as a source (3.1). */
export function sourceOf(definitions: Readonly<Record<string, Json>>): SchemaSource {
  const prefix = '#/components/schemas/';
  return {
    resolve: (ref) => (ref.startsWith(prefix) ? definitions[ref.slice(prefix.length)] : undefined),
    nameOf: (ref) => (ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined),
    read: (schema) => schema,
  };
}
