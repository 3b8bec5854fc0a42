/** Reads a request by the schemas of its operation. */
import type { Operation, OperationName, Parameter, RequestOf } from '@serviceai/api-spec';
import type { Context } from 'hono';
import type { z } from 'zod';

/** Why a request does not fit the contract: the first thing that is wrong with it. */
export interface Problem {
  readonly place: 'path' | 'query' | 'header' | 'body';
  /** Which one: a JSON Pointer (RFC 6901) into the body, else a slash and the parameter's name. */
  readonly pointer: string;
  readonly message: string;
}

/** Reads parameters and body; stops at the first that does not fit. */
export async function read<Name extends OperationName>(
  operation: Operation,
  c: Context,
): Promise<{ request: RequestOf<Name> } | { problem: Problem }> {
  const values = { path: {}, query: {}, header: {} } as Record<Parameter['in'], Record<string, unknown>>;
  for (const parameter of operation.parameters ?? []) {
    const text = textOf(parameter, c);
    if (text === undefined && !parameter.required) continue;
    const result = fromText(parameter.schema, text);
    if (!result.success)
      return { problem: problemOf(parameter.in, result.error, `/${parameter.name}`, parameter.name) };
    values[parameter.in][parameter.name] = result.data;
  }
  const body = await readBody(operation, c);
  if ('problem' in body) return body;
  const request = { params: values.path, query: values.query, headers: values.header, body: body.value };
  return { request: request as unknown as RequestOf<Name> };
}

function textOf({ in: place, name }: Parameter, c: Context): string | undefined {
  if (place === 'header') return c.req.header(name);
  return place === 'query' ? c.req.query(name) : c.req.param(name);
}

/** Parameters travel as text: a number or a boolean is read as one where the schema does not take the text itself. */
function fromText(schema: z.ZodType, text: string | undefined) {
  const result = schema.safeParse(text);
  if (result.success || text === undefined || text.trim() === '') return result;
  const value = text === 'true' || text === 'false' ? text === 'true' : Number(text);
  const again = schema.safeParse(value);
  return again.success ? again : result;
}

async function readBody({ body }: Operation, c: Context): Promise<{ value: unknown } | { problem: Problem }> {
  const schema = body?.content['application/json'];
  if (!body || !schema) return { value: undefined };
  const text = await c.req.text();
  if (text === '' && !body.required) return { value: undefined };
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { problem: bodyProblem('The body must be application/json') };
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? { value: result.data } : { problem: problemOf('body', result.error, '', 'The body') };
  } catch {
    return { problem: bodyProblem('The body is not JSON') };
  }
}

function bodyProblem(message: string): Problem {
  return { place: 'body', pointer: '', message };
}

function problemOf(place: Problem['place'], error: z.ZodError, at: string, what: string): Problem {
  const issue = error.issues[0];
  const steps = (issue?.path ?? []).map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`);
  const pointer = at + steps.join('');
  const subject = place === 'body' && pointer !== '' ? pointer : what;
  return { place, pointer, message: `${subject}: ${issue?.message ?? 'does not fit the contract'}` };
}
