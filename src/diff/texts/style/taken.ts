/** Whether somebody takes all requests of an operation that is gone, by what its path parameters and theirs may be. */
import type { Json, JsonObject } from '../../../json.js';
import type { OpenApi, Operation, Parameter } from '../../../openapi/model.js';
import { literalPattern } from '../../../schema/strings/spelling.js';
import { type Taken, type Taker, takersOf } from '../../match/paths/takers.js';
import { mayBeWritten } from './may-be-written.js';
import { waysOf, writingsOf } from './style.js';

/**
 * Those who take requests of an operation that is gone, for each of its servers, but for those whose own parameters
 * refuse them.
 */
export function takers(document: OpenApi, gone: Operation): Taker[][] {
  const mayTake = ({ operation, texts }: Taker): boolean =>
    texts.every(([name, text]) => {
      const declared = pathParameters(operation, name);
      return declared.length === 0 || declared.some((parameter) => mayBeWritten(document, parameter, text));
    });
  return takersOf(document, gone).map((all) => all.filter(mayTake));
}

/** A path parameter, and its values with which nobody takes the request, as a schema. */
export interface Untaken {
  readonly parameter: Parameter;
  readonly values: JsonObject;
}

/** Such values of one of the parameters; undefined where somebody may take whatever is written. */
export function untaken(gone: Operation, all: readonly Taker[]): Untaken | undefined {
  const [first] = all;
  for (const name of first?.of.keys() ?? []) {
    const taken = all.flatMap(({ of }) => of.get(name) ?? []);
    const [parameter, other] = pathParameters(gone, name);
    if (taken.length < all.length || parameter === undefined || other !== undefined || !isPlain(parameter)) continue;
    return { parameter, values: others(taken) };
  }
  return undefined;
}

function pathParameters(operation: Operation, name: string): Parameter[] {
  return operation.parameters().filter((parameter) => parameter.in === 'path' && parameter.name === name);
}

/** Is its text the value itself? */
function isPlain({ json, pointer }: Parameter): boolean {
  const isStyled = waysOf({ json, pointer }).every(({ mediaType }) => mediaType === undefined);
  return isStyled && writingsOf(json, 'path', false).every(({ style }) => style === 'simple');
}

/** Single values with other texts than those that are taken. */
function others(taken: readonly Taken[]): JsonObject {
  const texts = taken.flatMap((each) => ('text' in each ? [each.text] : []));
  const shapes = taken.flatMap((each) => ('pieces' in each ? [each.pieces] : []));
  const named: JsonObject[] = shapes.map((pieces) => ({ pattern: `^${pieces.map(literalPattern).join('[^]+')}$` }));
  const numbers = texts.map(Number).filter((number, i) => String(number) === texts[i]);
  const isNoNumber = shapes.every((pieces) => /[^-+.\de]/.test(pieces.join('')));
  return {
    anyOf: [
      { type: 'string', minLength: 1, not: { anyOf: [{ enum: texts }, ...named] } },
      ...(isNoNumber ? [{ type: 'number', not: { enum: numbers as Json[] } }] : []),
    ],
  };
}
