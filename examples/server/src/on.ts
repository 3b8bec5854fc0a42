/** Puts operations of the contract on a router. Nothing in this file knows which operations there are. */
import type { ErrorEnvelope, Handler, Operation, OperationName, ReplyOf, RequestOf } from '@serviceai/api-spec';
import { operations } from '@serviceai/api-spec';
import type { Hono } from 'hono';
import { type Problem, read } from './read.js';
import { type Reply, toResponse } from './reply.js';
import { type Visitor, visitorOf } from './visitor.js';

/** Who is calling, or the reply that turns them away. */
export type Admission<Caller, Refusal> = { readonly caller: Caller } | { readonly refusal: Refusal };

/** One operation: who may call it, what it does and, where that is not a plain 400, what a malformed request gets. */
export type Route<Name extends OperationName, Caller> = {
  /** Runs before the request is read, so that nobody learns about a body from a door that is closed to them. */
  readonly admit: (visitor: Visitor) => Admission<Caller, ReplyOf<Name>>;
  readonly handle: Handler<Name, Caller>;
} & Malformed<Name>;

/** An operation that reads a body and has no 400 of the common kind in its contract has to say what it answers instead. */
type Malformed<Name extends OperationName> =
  BadRequest extends ReplyOf<Name>
    ? { readonly malformed?: (problem: Problem) => ReplyOf<Name> }
    : RequestOf<Name>['body'] extends undefined
      ? { readonly malformed?: undefined }
      : { readonly malformed: (problem: Problem) => ReplyOf<Name> };

interface BadRequest {
  readonly status: 400;
  readonly mediaType: 'application/json';
  readonly body: ErrorEnvelope;
}

/** Registers an operation by its name, such as `GET /api/version`. */
export function on<Name extends OperationName, Caller>(app: Hono, name: Name, route: Route<Name, Caller>): void {
  const operation: Operation = operations[name];
  // What it answers has been checked against its own operation; for all operations at once, the type is beyond the compiler.
  const handle: (request: RequestOf<Name>, caller: Caller) => unknown = route.handle;
  const malformed: (problem: Problem) => unknown = route.malformed ?? badRequest;
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(operation.method.toUpperCase(), path, async (c) => {
    const admission = route.admit(visitorOf(c));
    if ('refusal' in admission) return toResponse(operation, admission.refusal as Reply);
    const result = await read<Name>(operation, c);
    if ('problem' in result) return toResponse(operation, malformed(result.problem) as Reply);
    return toResponse(operation, (await handle(result.request, admission.caller)) as Reply);
  });
  if (operation.responses[405]) refuseOtherMethods(app, path, operation);
}

function badRequest({ pointer, message }: Problem): BadRequest {
  const body = { error: message, code: 'malformed', fields: { [pointer]: [message] } };
  return { status: 400, mediaType: 'application/json', body };
}

/** 405 names the methods that there are (RFC 9110 section 15.5.6). */
function refuseOtherMethods(app: Hono, path: string, operation: Operation): void {
  const method = operation.method.toUpperCase();
  const body: ErrorEnvelope = { error: `Only ${method} is there`, code: 'method_not_allowed' };
  app.all(path, (c) => c.json(body, 405, { Allow: method }));
}
