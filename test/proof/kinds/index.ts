/** All edits that break: a kind is an entry of one of these lists. */
import { arrayKinds } from './arrays.js';
import type { SchemaKind } from './kind.js';
import { mapKinds } from './maps.js';
import { numberKinds } from './numbers.js';
import { objectKinds } from './objects.js';
import type { OperationKind } from './operation-site.js';
import { callKinds } from './operations.js';
import { securityKinds } from './security.js';
import { textKinds, typeKinds } from './texts.js';
import { valueKinds } from './values.js';

/** All edits of schemas. */
export const schemaKinds: readonly SchemaKind[] = [
  ...textKinds,
  ...typeKinds,
  ...numberKinds,
  ...valueKinds,
  ...arrayKinds,
  ...objectKinds,
  ...mapKinds,
];

/** All edits of operations. */
export const operationKinds: readonly OperationKind[] = [...callKinds, ...securityKinds];
