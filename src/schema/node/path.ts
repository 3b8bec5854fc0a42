/** A place inside a message as a schema that fails exactly when some part at that place fails. */
import type { Json, JsonObject } from '../../json.js';
import type { SchemaSource, Step } from '../question.js';
import { Node } from './node.js';

/**
 * A schema of the receiver's document that rejects the messages in which the part at `path` is rejected by `schema`.
 * The steps are written in 2020-12 words already; what stands at their end is read as the document's own.
 */
export function atPath(path: readonly Step[], schema: Json, source: SchemaSource): Node {
  const written = new Set<Json>();
  const step = (inner: Json, one: Step): Json => {
    const outer = around(inner, one);
    written.add(outer);
    return outer;
  };
  const whole = path.reduceRight<Json>(step, schema);
  if (path.length === 0) return Node.of(schema, source);
  const reading: SchemaSource = {
    resolve: (ref) => source.resolve(ref),
    nameOf: (ref) => source.nameOf(ref),
    read: (raw) => (written.has(raw) ? raw : source.read(raw)),
  };
  return Node.of(whole, reading);
}

/** A schema that demands something of the part at one step. */
export function around(inner: Json, step: Step): JsonObject {
  switch (step.kind) {
    case 'property':
      return { properties: Object.fromEntries([[step.name, inner]]) };
    case 'pattern':
      return { patternProperties: Object.fromEntries([[step.pattern, inner]]) };
    case 'additional':
      return {
        properties: Object.fromEntries(step.except.map((name) => [name, true])),
        patternProperties: Object.fromEntries(step.exceptPatterns.map((pattern) => [pattern, true])),
        additionalProperties: inner,
      };
    case 'items':
      return { prefixItems: Array<Json>(step.from).fill(true), items: inner };
    case 'item':
      return { prefixItems: [...Array<Json>(step.index).fill(true), inner] };
    case 'name':
      return { propertyNames: inner };
  }
}
