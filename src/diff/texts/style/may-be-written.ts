/** Whether a text may be that of a value that a parameter takes. */
import { type Json, member } from '../../../json.js';
import type { Located, OpenApi, Parameter } from '../../../openapi/model.js';
import { Node } from '../../../schema/node/node.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import { matchesTemplate } from '../../match/paths/template-matches.js';
import { jsonOf } from './limits.js';
import { readingsOf } from './sent.js';
import { carrierOf, isJson, waysOf } from './style.js';
import { texts, textsOf } from './text-schemas.js';

/**
 * May somebody who keeps to the contract write a path parameter as this text of a path, or as one of those that it is a
 * template of? Where nobody can tell: yes.
 */
export function mayBeWritten(document: OpenApi, parameter: Parameter, text: string): boolean {
  const may = text.includes('{') ? mayBeShapedSo : mayBeWrittenSo;
  return waysOf(parameter).some(({ schema }) => may(document, schema, text));
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

function mayBeShapedSo(document: OpenApi, schema: Located, template: string): boolean {
  const carrier = carrierOf(document, schema);
  if (carrier.writing.style !== 'simple' || template.includes('%')) return true;
  const found = textsOf(document, schema, true, carrier)?.schema ?? null;
  const parts = member(found, 'anyOf');
  return (Array.isArray(parts) ? parts : [found]).some((part) => mayBeAmong(part, template));
}

/** Is some text of a schema of texts one of a template? Of what is no list and no number nobody can tell. */
function mayBeAmong(schema: Json, template: string): boolean {
  if (schema === texts.integer || schema === texts.number)
    return /^[-+.\deE]*$/.test(template.replace(/\{[^}]*\}/g, ''));
  const listed = member(schema, 'enum');
  return !Array.isArray(listed) || listed.some((text) => matchesTemplate(template, String(text)));
}
