/** Whether a text may be that of a value that a parameter takes. */
import type { Located, OpenApi, Parameter } from '../../../openapi/model.js';
import { Node } from '../../../schema/node/node.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import { jsonOf } from './limits.js';
import { readingsOf } from './sent.js';
import { carrierOf, isJson, waysOf } from './style.js';

/** May somebody who keeps to the contract write a path parameter as this text of a path? Where nobody can tell: yes. */
export function mayBeWritten(document: OpenApi, parameter: Parameter, text: string): boolean {
  return waysOf(parameter).some(({ schema }) => mayBeWrittenSo(document, schema, text));
}

function mayBeWrittenSo(document: OpenApi, schema: Located, text: string): boolean {
  const carrier = carrierOf(document, schema);
  // Of other styles the text says more than the value, and what is encoded may be any of several texts.
  if ((carrier.writing.style !== 'simple' && !isJson(carrier)) || text.includes('%')) return true;
  const readings = isJson(carrier) ? jsonOf(text) : readingsOf({ kind: 'text', text }, carrier);
  if (readings === undefined) return true;
  const node = Node.of(schema.json, document.source);
  return ifTold(() => readings.some((value) => validAt(value, node, 'request'))) ?? true;
}
