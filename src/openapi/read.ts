/**
 * Text -> checked OpenAPI document. Pure: nothing here touches the disk.
 *
 * A JSON text is cut into parts (cut.ts) that are parsed on first use. Where that is in doubt, and for YAML, the whole is
 * parsed and check.ts judges it, so that a fault is told in the same words whichever way it was found.
 */
import { fromPointer, type Json, type JsonObject, toPointer } from '../json.js';
import { check } from './check/check.js';
import { allLead } from './check/leads.js';
import { checkTemplates } from './check/paths.js';
import { referencesIn } from './check/references.js';
import { checkRequirements } from './check/requirements.js';
import { CheckedDocument } from './document.js';
import { grammar, shapeAt } from './grammar/document.js';
import { InputError } from './input-error.js';
import { findFault } from './json/faults.js';
import { decode, lazyObject, type Sliced, sliceAround } from './json/slice.js';
import { Fault, lineAndColumn } from './json/tokens.js';
import { locator } from './locate.js';
import type { Dialect, OpenApi } from './model.js';
import { cut } from './skim/cut.js';
import { type Skim, startSkim } from './skim/skim.js';
import { keepText } from './source-text.js';
import { type Utf8, utf8 } from './text.js';
import { dialectOf, guessDialect } from './versions.js';
import { parseYaml } from './yaml/text.js';

/** A text and what messages call it. */
export interface Input {
  readonly text: string | Uint8Array;
  readonly name: string;
}

/**
 * Reads and checks one OpenAPI 3.0, 3.1 or (where it says nothing new) 3.2 document, JSON or YAML, UTF-8. The bytes of a
 * Uint8Array are read again later and must stay as they are. `name` is what messages call it. Throws an InputError, one
 * sentence, when the text is not such a document.
 */
export function parseDocument(text: string | Uint8Array, name: string): OpenApi {
  return read({ text, name }).document;
}

/**
 * Reads two documents together, as a diff does: parts whose text is the same in both are read once. Throws as
 * {@link parseDocument}.
 */
export function parsePair(base: Input, revision: Input): { readonly base: OpenApi; readonly revision: OpenApi } {
  const first = read(base);
  const second = read(revision, first.cut);
  return { base: first.document, revision: second.document };
}

/**
 * Are the values at one pointer known to be the same JSON, without comparing them? True is certain; false says nothing
 * (then compare with `equal`). Speaks of documents that parsePair read from JSON: a path item, a webhook, a component, any
 * other member of the root, and whatever stands inside these.
 */
export function unchanged(base: OpenApi, revision: OpenApi, pointer: string): boolean {
  const tokens = fromPointer(pointer);
  const before = sliceAround(cuts.get(base)?.sliced, tokens);
  return before !== undefined && before === sliceAround(cuts.get(revision)?.sliced, tokens);
}

/** A document cut without doubt: what a second one may share. */
interface Cut {
  readonly dialect: Dialect;
  readonly sliced: Sliced;
  readonly skim: Skim;
}

/** A document read; `cut` where it came in slices. */
interface Read {
  readonly document: OpenApi;
  readonly cut?: Cut;
}

const cuts = new WeakMap<OpenApi, Cut>();

function read(input: Input, before?: Cut): Read {
  const text = utf8(input.text, input.name);
  const result = readText(text, input, before);
  keepText(result.document, text.bytes);
  return result;
}

function readText(text: Utf8, input: Input, before: Cut | undefined): Read {
  const kind = syntaxOf(text, input.name);
  if (kind === 'yaml') return { document: judged(parseYaml(decodeAll(text), input.name), input.name) };
  try {
    return readJson(text, input.name, before);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const says = fault.kind === 'syntax' ? `this is not JSON: ${fault.says}` : fault.says;
    const pointer = fault.pointer === undefined ? {} : { pointer: toPointer(fault.pointer) };
    const told = new InputError(input.name, says, { ...lineAndColumn(text.bytes, fault.offset), ...pointer });
    if (kind === 'json' || fault.kind !== 'syntax') throw told;
    return { document: judged(yamlOr(told, text, input.name), input.name) };
  }
}

/** JSON is YAML too, so a brace alone does not tell; the name may. */
function syntaxOf({ bytes, start }: Utf8, name: string): 'json' | 'yaml' | 'either' {
  if (/\.json$/i.test(name)) return 'json';
  const head = bytes.toString('latin1', start, start + 1000).trimStart();
  if (!/^[{[]/.test(head)) return 'yaml';
  return /\.ya?ml$/i.test(name) || !/^\{\s*["}]/.test(head) ? 'either' : 'json';
}

const decodeAll = ({ bytes, start }: Utf8): string => decode(bytes, start, bytes.length);

/** What no JSON is, as YAML. Where it is none either, it was meant as what could be read further: that fault is told. */
function yamlOr(asJson: InputError, text: Utf8, name: string): Json {
  try {
    return parseYaml(decodeAll(text), name);
  } catch (error) {
    throw error instanceof InputError && !isBehind(error, asJson) ? asJson : error;
  }
}

/** Does one fault show behind another? What has no line shows when all is read. */
function isBehind(one: InputError, other: InputError): boolean {
  const [line, at] = [one.line ?? Number.POSITIVE_INFINITY, other.line ?? Number.POSITIVE_INFINITY];
  return line > at || (line === at && (one.column ?? 0) > (other.column ?? 0));
}

function readJson(text: Utf8, name: string, before: Cut | undefined): Read {
  const cut = cutJson(text, name, before);
  if (cut !== undefined) return cut;
  findFault(text.bytes, text.start);
  return { document: judged(JSON.parse(decodeAll(text)) as Json, name) };
}

/** The text in parts; undefined where anything is in doubt. */
function cutJson(
  text: Utf8,
  name: string,
  before: Cut | undefined,
  dialect = guessDialect(text.bytes),
): Read | undefined {
  const same = before?.dialect === dialect ? before : undefined;
  const shape = grammar(dialect);
  const skim = same?.skim ?? startSkim(shape);
  const parts = skim && cut(text.bytes, text.start, shape, skim, same?.sliced);
  if (skim === undefined || parts === undefined) return undefined;
  const root = lazyObject(parts.sliced);
  const stated = dialectOf(root, name);
  if (stated !== dialect) return cutJson(text, name, undefined, stated);
  if (!allLead(parts.references, parts.sliced, root, shape)) return undefined;
  const read = sliced({ dialect, sliced: parts.sliced, skim }, root, name);
  // Only these can make callbacks multiply: without them the path items stay unparsed here.
  const shared = ['callbacks', 'pathItems'].map((section) => shapeAt(shape, ['components', section, '']));
  if ([...parts.references].some((reference) => shared.includes(reference.shape))) read.document.everyOperation();
  return read;
}

function sliced(cut: Cut, json: JsonObject, name: string): Read {
  const references = (part: string): readonly string[] => {
    const slice = sliceAround(cut.sliced, fromPointer(part));
    return slice === undefined ? [] : [...new Set(slice.references.map(({ ref }) => ref))];
  };
  const document = finished({ name, json, dialect: cut.dialect, named: new Map(), references });
  cuts.set(document, cut);
  return { document, cut };
}

/** A document from parsed values. */
function judged(json: Json, name: string): OpenApi {
  const dialect = dialectOf(json, name);
  const shape = grammar(dialect);
  const root = json as JsonObject;
  const { names: named, outlying } = check(root, dialect, shape, name);
  const document = finished({ name, json: root, dialect, named, references: referencesIn(root, shape, outlying) });
  document.everyOperation();
  return document;
}

function finished(checked: ConstructorParameters<typeof CheckedDocument>[0]): OpenApi {
  checkTemplates(checked.json, locator(checked.json, checked.named), checked.name);
  const document = new CheckedDocument(checked);
  checkRequirements(document);
  return document;
}
