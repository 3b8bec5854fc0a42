/** The document as YAML 1.2: folded at 120 columns, single quotes, and each repeated parameter written once. */
import {
  Alias,
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonical, type Json, type JsonObject } from '../json.js';

/**
 * Writes the document. An operation's parameter that occurs again is anchored where it stands first and aliased after
 * that (`&ref_1`, `&ref_2` ... in the order of the file), because a contract's headers repeat in every operation; nothing
 * else is, so that the rest reads the same wherever it stands.
 *
 * @param document an OpenAPI document.
 * @returns the YAML text, ending in a line break.
 */
export function toYaml(document: JsonObject): string {
  const yaml = new Document(document, { aliasDuplicateObjects: false });
  foldLongText(yaml);
  const lists = parameterLists(yaml.contents);
  const uses = new Map<string, number>();
  for (const list of lists) for (const item of list.items) uses.set(keyOf(item), (uses.get(keyOf(item)) ?? 0) + 1);
  const anchors = new Map<string, string>();
  for (const list of lists) {
    for (const [index, item] of list.items.entries()) {
      const key = keyOf(item);
      const anchor = anchors.get(key);
      if (anchor !== undefined) list.items[index] = new Alias(anchor);
      else if ((uses.get(key) ?? 0) > 1) item.anchor = newAnchor(anchors, key);
    }
  }
  return yaml.toString({ indent: INDENT, lineWidth: COLUMNS, singleQuote: true, indentSeq: true });
}

const COLUMNS = 120;
const INDENT = 2;

/** Text that does not fit on its line is written as a folded block (`>-`): a changed word then moves lines of that block only. */
function foldLongText(yaml: Document): void {
  visit(yaml, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const depth = path.filter(isCollection).length - 1;
      const pair = path.at(-1);
      const name = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
      const column = depth * INDENT + (isPair(pair) ? name.length + 2 : INDENT);
      if (column + node.value.length > COLUMNS) node.type = Scalar.BLOCK_FOLDED;
    },
  });
}

function newAnchor(anchors: Map<string, string>, key: string): string {
  const anchor = `ref_${anchors.size + 1}`;
  anchors.set(key, anchor);
  return anchor;
}

/** One text for each parameter object, taken before any of them becomes an alias. */
const keyOf = (node: Node): string => {
  const known = KEYS.get(node);
  if (known !== undefined) return known;
  const key = canonical(node.toJSON() as Json);
  KEYS.set(node, key);
  return key;
};
const KEYS = new WeakMap<Node, string>();

/** The parameter lists of all operations, in the order of the file. */
function parameterLists(root: unknown): YAMLSeq<Node>[] {
  const paths = isMap(root) ? root.get('paths') : undefined;
  if (!isMap(paths)) return [];
  const items = paths.items.map((pair) => pair.value).filter(isMap) as YAMLMap[];
  const operations = items.flatMap((item) => item.items.map((pair) => pair.value)).filter(isMap) as YAMLMap[];
  return operations.map((operation) => operation.get('parameters')).filter(isSeq) as YAMLSeq<Node>[];
}
