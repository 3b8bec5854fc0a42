/** What the receiver of a witness wants where it refuses something: the same for every report. */
import type { Witness } from '../../diff/change/change.js';
import { short } from '../../diff/change/short.js';
import { ruleOf } from '../../diff/rules/index.js';
import { equal, fromPointer, isObject, type Json, valueAt } from '../../json.js';
import type { Review, ReviewedChange } from '../../review/review.js';
import { knowsNothing, receiverOf } from './witness.js';

/** The most characters of a schema within a line. */
const MAX_SCHEMA_TEXT = 160;

/** A schema, and of a value that it does not list, how many others it does; or a sentence where no schema is wanted. */
export type Wish = { readonly schema: Json; readonly noneOf: string | null } | { readonly sentence: string };

/** What the receiver wants at the place of the change; null where nothing says it. */
export function wanted(change: ReviewedChange, witness: Witness, review: Review): Wish | null {
  const receiver = witness.sender === 'base' ? 'revision' : 'base';
  const pointer = change.at[receiver];
  if (pointer === null) return receiver === 'base' ? null : { sentence: knowsNothing(witness, change.detail.names) };
  if (witness.payload === undefined || !isSchemaRule(change.rule)) return null;
  const given = review[receiver].document.at(pointer);
  if (given === undefined) return null;
  const schema = demanded(bare(given), pointer, witness);
  return { schema, noneOf: noneOf(schema, witness) };
}

/** One line: short lists of values are shown, long ones counted, and of other schemas as many members are shown as fit. */
export function wantedLine(wish: Wish, witness: Witness): { readonly lead: string; readonly schema: string } {
  if ('sentence' in wish) return { lead: wish.sentence, schema: '' };
  const schema = short(wish.schema, MAX_SCHEMA_TEXT);
  const isWhole = schema === JSON.stringify(wish.schema);
  if (wish.noneOf !== null && !isWhole) return { lead: wish.noneOf, schema: '' };
  return { lead: `${receiverOf(witness)} wants`, schema };
}

/** Of a value that a schema does not list; null where that is not why it is refused. */
function noneOf(schema: Json, witness: Witness): string | null {
  const values = isObject(schema) ? schema.enum : undefined;
  const { payload, at } = witness;
  const refused = payload === undefined ? undefined : valueAt(payload, at);
  if (!Array.isArray(values) || refused === undefined || values.some((value) => equal(value, refused))) return null;
  return `${receiverOf(witness)} knows ${values.length} values, and ${short(refused, MAX_SCHEMA_TEXT)} is none of them`;
}

/** Where the receiver misses a member, it wants an object that has it. */
function demanded(schema: Json, pointer: string, { payload, at }: Witness): Json {
  const [name, keyword] = fromPointer(pointer).reverse();
  const holder = payload === undefined ? undefined : valueAt(payload, at);
  const isMissing = keyword === 'properties' && name !== undefined && isObject(holder) && !Object.hasOwn(holder, name);
  return isMissing ? { required: [name], properties: { [name]: schema } } : schema;
}

const WORDS = new Set(['title', 'description', 'summary', 'example', 'examples', 'externalDocs', '$comment']);

/** A schema without its words, which say nothing of what is wanted. */
function bare(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const said = Object.entries(schema).filter(([name]) => !WORDS.has(name) && !name.startsWith('x-'));
  return Object.fromEntries(said);
}

function isSchemaRule(rule: string): boolean {
  return ruleOf.get(rule)?.level === 'schema';
}
