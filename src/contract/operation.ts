/**
 * What an area is made of: operations (OpenAPI 3.1 section 4.8.10), their parameters, bodies and responses, written once
 * in values that the document is compiled from and that the compiler of a server or a client reads as types.
 */
import type { z } from 'zod';

/** The HTTP methods that the contract uses (RFC 9110 section 9, RFC 5789). */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Where a parameter stands (OpenAPI 3.1 section 4.8.12). */
export type ParameterPlace = 'path' | 'query' | 'header';

/** One parameter. The same value used in several operations is one parameter to every reader of the document. */
export interface Parameter<
  In extends ParameterPlace = ParameterPlace,
  Name extends string = string,
  Required extends boolean = boolean,
  Schema extends z.ZodType = z.ZodType,
> {
  readonly in: In;
  readonly name: Name;
  readonly required: Required;
  readonly schema: Schema;
  readonly description: string;
}

/** The schema of each media type that a body may have. */
export type Content = { readonly [mediaType: string]: z.ZodType };

/** What a client may send as the body of a request. */
export interface RequestBody {
  /** True when the server answers 400 to a request without a body. */
  readonly required?: boolean;
  readonly description?: string;
  readonly content: Content;
}

/** A header of a response. */
export interface ResponseHeader {
  readonly description: string;
  readonly required?: boolean;
  readonly schema: z.ZodType;
}

/** One response. A response without `content` has no body. */
export interface Response {
  readonly description: string;
  readonly headers?: { readonly [name: string]: ResponseHeader };
  readonly content?: Content;
}

/** The responses of an operation by status code; `default` stands for every status that is not named. */
export type Responses = { readonly [status: number]: Response; readonly default?: Response };

/** One operation of the contract. */
export interface Operation {
  readonly method: Method;
  /** The path template, with `{name}` for each path parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  /** The area's tag. */
  readonly tag: string;
  /** True when the operation needs no session. */
  readonly anonymous?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: Responses;
}

/** One area of the product: its tag, its named schemas and its operations, all in the order of the document. */
export interface Area {
  readonly tag: { readonly name: string; readonly description: string };
  /** The schemas that the document names, by the name they have there. */
  readonly schemas: { readonly [name: string]: z.ZodType };
  readonly operations: readonly Operation[];
}

/** Declares an operation; gives back its argument, with every literal kept in the type. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}

/** Declares an area; gives back its argument, with every literal kept in the type. */
export function defineArea<const A extends Area>(area: A): A {
  return area;
}

/** A parameter in the path; always required (OpenAPI 3.1 section 4.8.12.2). */
export function pathParameter<const Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  description: string,
): Parameter<'path', Name, true, Schema> {
  return { in: 'path', name, required: true, schema, description };
}

/** A parameter in the query; the client may leave it out. */
export function queryParameter<const Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  description: string,
): Parameter<'query', Name, false, Schema> {
  return { in: 'query', name, required: false, schema, description };
}

/** A request header that the client may leave out. */
export function headerParameter<const Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  description: string,
): Parameter<'header', Name, false, Schema> {
  return { in: 'header', name, required: false, schema, description };
}

/** A request header that the operation needs. */
export function requiredHeader<const Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  description: string,
): Parameter<'header', Name, true, Schema> {
  return { in: 'header', name, required: true, schema, description };
}
