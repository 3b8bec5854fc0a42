/** Schemas that the engine is asked about, beside those of the documents. */
import type { Json } from '../../json.js';
import { literals } from '../../schema/node/node.js';
import type { Answer, Question, SchemaSource } from '../../schema/question.js';

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
