/** Walks a parameter or a header: what its values are in each of the ways in which both releases write them. */
import { equal } from '../../json.js';
import type { PairNode } from '../graph/graph.js';
import { essence, normal } from '../match/media-types.js';
import { objectOf } from '../schemas/view.js';
import { type Way, waysOf } from '../texts/writing.js';
import type { Stage } from './operation.js';

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
  for (const [from, to] of sharedWays(waysOf(pair.base), waysOf(pair.revision))) {
    const schema = stage.graph.node('schema', from.schema, to.schema);
    stage.graph.link({ from: node, to: schema, steps: [], written: writesOf(to) === 'typed' ? 'typed' : 'text' });
  }
}

const placeNames = ['path', 'query', 'header', 'cookie'] as const;

/** How the values of a parameter are written: in a style, as text in `text/plain`, or as another media type has them. */
function writesOf({ mediaType }: Way): 'styled' | 'plain' | 'typed' {
  if (mediaType === undefined) return 'styled';
  return essence(mediaType) === 'text/plain' ? 'plain' : 'typed';
}

/** The ways of two releases that can be compared: one beside one by what is written, and among several those of one name. */
function sharedWays(base: readonly Way[], revision: readonly Way[]): [Way, Way][] {
  const isOne = base.length === 1 && revision.length === 1;
  const keyOf = (way: Way): string => (isOne || way.mediaType === undefined ? writesOf(way) : normal(way.mediaType));
  return revision.flatMap((to) =>
    base.flatMap((from): [Way, Way][] => (keyOf(from) === keyOf(to) ? [[from, to]] : [])),
  );
}
