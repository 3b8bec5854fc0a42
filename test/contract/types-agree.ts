/**
 * Compiled, never run: `z.infer` of each named schema and `components["schemas"]` of types.d.ts are assignable both ways.
 * A name in `Disagreeing` is an error that shows the name.
 */
import type { z } from 'zod';
import type * as contract from '../../src/index.js';
import type { components } from '../../types.js';

type Documented = components['schemas'];
type Inferred<Name> = Name extends keyof typeof contract
  ? (typeof contract)[Name] extends infer S extends z.ZodType
    ? z.infer<S>
    : { readonly notASchema: Name }
  : { readonly notExported: Name };

type Agree<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Disagreeing = {
  [Name in keyof Documented]: Agree<Inferred<Name>, Documented[Name]> extends true ? never : Name;
}[keyof Documented];

/** Fails to compile when a schema disagrees: the error names each. */
export const disagreeing: { [Name in Disagreeing]: 'the compiled types and the Zod schema differ' } = {};
