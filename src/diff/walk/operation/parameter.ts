/** Walks a parameter or a header: what its values are in each of the ways in which both releases write them. */
import { equal, member } from '../../../json.js';
import { type Draft, settled } from '../../change/draft.js';
import type { Pair } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import type { Edge, PairNode } from '../../graph/graph.js';
import { type Manner, mannerOf } from '../../match/content/manner.js';
import { normal } from '../../match/content/media-types.js';
import { objectOf } from '../../schemas/read/view.js';
import { type Way, waysOf } from '../../texts/style/style.js';
import type { Stage } from './stage.js';

/** Compares a parameter or a header, name and place as the operation has them. */
export function walkParameter(stage: Stage, node: PairNode): void {
  const { documents } = stage;
  const pair = { base: objectOf(node.base), revision: objectOf(node.revision) };
  const isHeader = node.kind === 'header';
  const place = isHeader ? 'header' : (placeNames.find((name) => name === pair.revision.json.in) ?? 'query');
  const name = isHeader ? (node.revision.pointer.split('/').pop() ?? '') : String(pair.revision.json.name);
  if (!equal(node.base.json, node.revision.json)) {
    stage.apply(node, 'parameter', { documents, ...pair, name, place });
    stage.apply(node, 'object', { ...pair, level: isHeader ? 'header' : 'parameter' });
  }
  const [base, revision] = [waysOf(pair.base), waysOf(pair.revision)];
  const shared = sharedWays(base, revision);
  for (const [from, to, written] of shared.length === 0 ? otherFormat(base, revision) : shared) {
    const schema = stage.graph.node('schema', from.schema, to.schema);
    stage.graph.link({ from: node, to: schema, steps: [], ...(written === undefined ? carriedIn(to) : { written }) });
  }
}

/**
 * Of shared parameters that were renamed and that no operation uses, the old names are gone to those who import them.
 */
export function namesGone(renamed: readonly Pair[], operations: readonly OperationPair[]): Draft[] {
  if (renamed.length === 0) return [];
  const used = new Set(operations.flatMap((pair) => pair.base.parameters().map(({ pointer }) => pointer)));
  const unused = renamed.filter(({ base }) => !used.has(base.pointer));
  return unused.map(({ base, revision }) => ({
    at: { base: base.pointer, revision: revision.pointer },
    detail: { name: String(member(base.json, 'name')), case: String(member(base.json, 'in')) },
    operations: [],
    judgement: settled('source'),
  }));
}

const placeNames = ['path', 'query', 'header', 'cookie'] as const;

/** How the values are written, as a message knows it: it names a media type that says more than that they are typed. */
function carriedIn({ mediaType }: Way): Pick<Edge, 'written' | 'message'> {
  if (mediaType === undefined) return { written: 'text' };
  const manner = mannerOf(mediaType);
  return { written: manner, ...(manner !== 'typed' && { message: { mediaType } }) };
}

/** Two ways whose schemas are compared; with how that is done, where no message says it. */
type Compared = readonly [from: Way, to: Way, written?: Manner];

/**
 * The only ways of two releases that write in different formats. They are compared as the one writes that has the fewer types; what
 * are bytes to one of them cannot be compared.
 */
function otherFormat([from, another]: readonly Way[], [to, other]: readonly Way[]): Compared[] {
  if (from === undefined || to === undefined || another !== undefined || other !== undefined) return [];
  const manners = [from, to].map(({ mediaType }) => (mediaType === undefined ? 'text' : mannerOf(mediaType)));
  if (manners.includes('bytes')) return [];
  return [[from, to, manners.includes('text') ? 'text' : 'fields']];
}

/** The ways of two releases that can be compared: one beside one by what is written, and among several those of one name. */
function sharedWays(base: readonly Way[], revision: readonly Way[]): Compared[] {
  const isOne = base.length === 1 && revision.length === 1;
  const keyOf = ({ mediaType }: Way): string => {
    if (mediaType === undefined) return 'styled';
    const manner = mannerOf(mediaType);
    return isOne && (manner === 'typed' || manner === 'text') ? manner : normal(mediaType);
  };
  return revision.flatMap((to) => base.flatMap((from): Compared[] => (keyOf(from) === keyOf(to) ? [[from, to]] : [])));
}
