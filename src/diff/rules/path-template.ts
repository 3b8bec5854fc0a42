import type { Parameter } from '../../openapi/model.js';
import { type Draft, sampled, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import { pairParameters } from '../match/operations/parameters.js';
import { pathItemPointer } from '../match/paths/path-items.js';
import { blank, pathNames } from '../match/paths/templates.js';
import { namedTexts, schemaOf } from '../texts/style/serialisation.js';

export const pathTemplate = rule({
  id: 'path-template',
  title: 'Path written otherwise',
  why: 'The address is the same, its parameters have other names or it is encoded otherwise; generated code that names the path or its parameter no longer compiles. In `matrix` style the name travels, and the server finds nothing under the new one.',
  level: 'operation',
  message: ({ name, from, to }) =>
    name === undefined
      ? `path \`${from}\` became \`${to}\``
      : `path parameter \`${from}\`, in \`matrix\` style, became \`${to}\``,
  find: (operations) => {
    const { base, revision } = operations;
    if (base.path === revision.path || base.kind !== 'path') return [];
    const at = { base: pathItemPointer(base), revision: pathItemPointer(revision) };
    const written = writtenNames(operations);
    const others = pathNames(base.path).filter(
      (name, i) => name !== pathNames(revision.path)[i] && !written.some(([from]) => from.name === name),
    );
    const renamed = { at, detail: { from: base.path, to: revision.path }, judgement: settled('source') };
    const isRewritten = others.length > 0 || blank(base.path) !== blank(revision.path);
    return [...written.map(([from, to]) => ({ at, ...travelling(from, to) })), ...(isRewritten ? [renamed] : [])];
  },
});

/** The renamed parameters whose names may be part of the path. */
function writtenNames(operations: OperationPair): [Parameter, Parameter][] {
  return pairParameters(operations).pairs.filter(
    ([from, to]) => from.in === 'path' && from.name !== to.name && namedTexts(from.json, to.json).length > 0,
  );
}

/** A name that travels with some of the values. */
function travelling(from: Parameter, to: Parameter): Omit<Draft, 'at'> {
  return {
    detail: { name: from.name, from: from.name, to: to.name },
    judgement: sampled({
      schemas: { base: schemaOf(from), revision: schemaOf(to) },
      kinds: namedTexts(from.json, to.json).map((values) => ({
        values,
        found: { verdict: 'wire', witness: { part: 'path', name: from.name } },
      })),
      texts: 'styled',
      otherwise: () => ({ verdict: 'source' }),
    }),
  };
}
