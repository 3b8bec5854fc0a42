/** Schemas that the engine is asked about, beside those of the documents. */
import type { Json } from '../../json.js';
import { literals } from '../../schema/node/node.js';
import type { Answer, Question, SchemaSource } from '../../schema/question.js';
import type { Pair, SideName } from '../change/pair.js';
import type { Documents } from '../change/subjects.js';

/** A schema and where its references lead. */
export interface AskedSchema {
  readonly schema: Json;
  readonly source: SchemaSource;
}

/** How to ask the engine. */
export type Ask = (question: Question) => Answer;

/** Schemas written here need no document. */
export function withoutDocument(schema: Json): AskedSchema {
  return { schema, source: literals };
}

/** What one release says of a pair. */
export function askedOf(documents: Documents, pair: Pair, side: SideName): AskedSchema {
  return { schema: pair[side].json, source: documents[side].source };
}
