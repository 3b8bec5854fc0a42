/** Walks a parameter or a header: what its values are in each of the ways in which both releases write them. */
import { equal, member } from '../../../json.js';
import { type Draft, settled } from '../../change/draft.js';
import type { Pair } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import type { Edge, PairNode } from '../../graph/graph.js';
import { mannerOf } from '../../match/content/manner.js';
import { normal } from '../../match/content/media-types.js';
import { objectOf } from '../../schemas/read/view.js';
import { writeAlike } from '../../texts/style/serialisation.js';
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
  const isAlike = writeAlike({ documents, ...pair, place });
  for (const [from, to] of isAlike ? [[base[0] as Way, revision[0] as Way] as const] : sharedWays(base, revision)) {
    const schema = stage.graph.node('schema', from.schema, to.schema);
    stage.graph.link({ from: node, to: schema, steps: [], ...(isAlike ? { written: 'text' } : carriedIn(to)) });
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

/**
 * The ways of two releases that can be compared: one beside one by what is written, and among several those of one
 * name.
 */
function sharedWays(base: readonly Way[], revision: readonly Way[]): [Way, Way][] {
  const isOne = base.length === 1 && revision.length === 1;
  const keyOf = ({ mediaType }: Way): string => {
    if (mediaType === undefined) return 'styled';
    const manner = mannerOf(mediaType);
    return isOne && (manner === 'typed' || manner === 'text') ? manner : normal(mediaType);
  };
  return revision.flatMap((to) =>
    base.flatMap((from): [Way, Way][] => (keyOf(from) === keyOf(to) ? [[from, to]] : [])),
  );
}
