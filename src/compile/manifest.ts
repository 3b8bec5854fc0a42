/** The package's manifest at a release: its own words with that release's version. */
import { type JsonObject, valueAt } from '../json.js';

/**
 * Writes package.json for a release.
 *
 * @param manifest the text of the package's package.json.
 * @param document the release's OpenAPI document; its `info.version` is the version of the package.
 * @returns the text, indented by two, members in their order.
 */
export function manifestOf(manifest: string, document: JsonObject): string {
  const version = valueAt(document, '/info/version');
  return `${JSON.stringify({ ...(JSON.parse(manifest) as JsonObject), version }, null, 2)}\n`;
}
