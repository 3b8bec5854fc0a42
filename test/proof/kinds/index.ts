/** All edits of schemas: a kind is an entry of one of these lists. */
import { arrayKinds } from './arrays.js';
import type { SchemaKind } from './kind.js';
import { mapKinds } from './maps.js';
import { numberKinds } from './numbers.js';
import { objectKinds } from './objects.js';
import { textKinds, typeKinds } from './texts.js';
import { valueKinds } from './values.js';

export const schemaKinds: readonly SchemaKind[] = [
  ...textKinds,
  ...typeKinds,
  ...numberKinds,
  ...valueKinds,
  ...arrayKinds,
  ...objectKinds,
  ...mapKinds,
];
