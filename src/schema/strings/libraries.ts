/** The types of the libraries that heavy.ts loads; importing types costs nothing at run time. */

/** The module `ajv/dist/2020.js`. */
export type Validators = typeof import('ajv/dist/2020.js');
/** The module `refa`. */
export type Refa = typeof import('refa');

/** One format of ajv-formats: always true, a pattern, a check, or either one with a type. */
export type FormatCheck =
  | boolean
  | RegExp
  | ((text: string) => boolean)
  | { readonly type?: string; readonly validate: RegExp | ((value: never) => boolean) };
/** The formats by name. */
export type FormatTable = Readonly<Record<string, FormatCheck>>;
