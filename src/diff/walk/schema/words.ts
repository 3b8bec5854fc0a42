/** Words of schemas: what no message depends on. */
import { isObject, type JsonObject } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Site } from '../../schemas/compare/scene.js';
import { areApart } from '../../schemas/read/types.js';

/** Runs the rules about words, unless one schema was replaced by another one: of that nothing is the same. */
export function compareWords({ scene, node, here: { base, revision } }: Site): void {
  if (!isObject(base.json) || !isObject(revision.json) || areApart(scene.documents, { base, revision })) return;
  scene.object(node, { base: objectAt(base), revision: objectAt(revision), level: 'schema' });
}

function objectAt(place: Located): Located<JsonObject> {
  return place as Located<JsonObject>;
}
