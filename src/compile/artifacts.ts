/** The list of artifacts. Each is a pure function of the OpenAPI document: the same text on every machine. */
import type { JsonObject } from '../json.js';

/** A file that the build writes. */
export interface Artifact {
  /** Where it stands, relative to the package's folder. */
  readonly path: string;
  /** Its whole text for a document. Loads what it needs on first use. */
  readonly render: (document: JsonObject) => string | Promise<string>;
}

/** Every artifact, in the order in which they are written. */
export const artifacts: readonly Artifact[] = [
  { path: 'openapi.json', render: (document) => `${JSON.stringify(document, null, 2)}\n` },
  { path: 'openapi.yaml', render: async (document) => (await import('./yaml.js')).toYaml(document) },
  { path: 'types.d.ts', render: async (document) => (await import('./types.js')).toTypes(document) },
];
