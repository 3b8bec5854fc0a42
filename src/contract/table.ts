/** The operation table: every operation by `METHOD path`, and what the compiler knows of its messages. */
import type { z } from 'zod';
import { areas } from './index.js';
import type { Content, Operation, Parameter, ParameterPlace } from './operation.js';

type Declared = (typeof areas)[number]['operations'][number];

/** Every operation by its name, such as `operations['GET /api/version']`. */
export type Operations = { readonly [O in Declared as `${Uppercase<O['method']>} ${O['path']}`]: O };

/** The name of an operation: its method in capitals, a space and its path template. */
export type OperationName = keyof Operations;

/** The operation table, in the order of the document. */
export const operations = Object.fromEntries(
  areas.flatMap((area) =>
    (area.operations as readonly Operation[]).map((operation) => [
      `${operation.method.toUpperCase()} ${operation.path}`,
      operation,
    ]),
  ),
) as unknown as Operations;

type ParameterOf<O> = O extends { readonly parameters: readonly (infer P extends Parameter)[] } ? P : never;
type Required<P> = P extends { readonly required: true } ? P : never;
type Flat<T> = { [K in keyof T]: T[K] };
type Fields<P extends Parameter> = Flat<
  { [One in Required<P> as One['name']]: z.infer<One['schema']> } & {
    [One in Exclude<P, Required<P>> as One['name']]?: z.infer<One['schema']> | undefined;
  }
>;
type FieldsIn<O, In extends ParameterPlace> = Fields<Extract<ParameterOf<O>, { readonly in: In }>>;
type Value<C extends Content> = { [M in keyof C]: z.infer<C[M]> }[keyof C];

/**
 * What a request of the operation holds once its parameters are read: `params`, `query`, `headers` (named as in the contract)
 * and `body`.
 */
export interface RequestOf<Name extends OperationName> {
  readonly params: FieldsIn<Operations[Name], 'path'>;
  readonly query: FieldsIn<Operations[Name], 'query'>;
  readonly headers: FieldsIn<Operations[Name], 'header'>;
  readonly body: BodyOf<Operations[Name]>;
}

type BodyOf<O> = O extends { readonly body: { readonly content: infer C extends Content } }
  ? O extends { readonly body: { readonly required: true } }
    ? Value<C>
    : Value<C> | undefined
  : undefined;

/**
 * The replies that the contract allows, one member of the union for each status and media type. `default` carries its real
 * status in `statusCode`, so that it never swallows a status that the contract names.
 */
export type ReplyOf<Name extends OperationName> = Replies[Name];

// Looked up, not computed by a conditional type: so a function that takes any operation by its name, such as a router's
// adapter, gives its caller's handler a type that keeps `status: 200` from widening to number.
interface Replies extends RepliesByName {}
type RepliesByName = { [Name in OperationName]: RepliesTo<Operations[Name]['responses']> };
type RepliesTo<R> = { [S in keyof R]: Bodies<R[S], Status<S> & HeadersOf<R[S]>> }[keyof R];
type Status<S> = S extends 'default' ? { readonly status: S; readonly statusCode: number } : { readonly status: S };
type Bodies<R, Head> = R extends { readonly content: infer C extends Content }
  ? { [M in keyof C]: Flat<Head & { readonly mediaType: M; readonly body: z.infer<C[M]> }> }[keyof C]
  : Flat<Head & { readonly mediaType?: undefined; readonly body?: undefined }>;
type HeadersOf<R> = R extends { readonly headers: infer H extends Record<string, { readonly schema: z.ZodType }> }
  ? { readonly headers: { readonly [N in keyof H]: z.infer<H[N]['schema']> } }
  : { readonly headers?: undefined };

/**
 * A function that answers one operation; the compiler refuses a reply that the contract does not allow. `Context` is what
 * the server's own code hands to its handlers besides the message, such as the caller; there is none unless told.
 */
export type Handler<Name extends OperationName, Context = void> = (
  request: RequestOf<Name>,
  context: Context,
) => ReplyOf<Name> | Promise<ReplyOf<Name>>;
