/** The document as TypeScript declarations, for openapi-fetch and everything else that reads `paths` and `components`. */
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { JsonObject } from '../json.js';

const HEADER = `/**
 * Generated from the OpenAPI document by scripts/build-api-spec.ts.
 * An edit here is lost with the next build; edit the Zod schemas under src/contract instead.
 */

`;

/**
 * Writes the declarations.
 *
 * @param document an OpenAPI document; it is not changed.
 * @returns the text of types.d.ts.
 */
export async function toTypes(document: JsonObject): Promise<string> {
  // openapi-typescript resolves references in place, so it gets a copy.
  const nodes = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3, { silent: true });
  return HEADER + astToString(nodes);
}
