/** A checked document behind the face of model.ts: references and operations, found when asked for and remembered. */
import { fromPointer, type Json, type JsonObject, member, valueAt } from '../json.js';
import type { SchemaSource } from '../schema/question.js';
import { reader } from './dialect.js';
import { InputError } from './input-error.js';
import { tooManyCallbacksSays } from './limits.js';
import { locator, type Named, refOf } from './locate.js';
import type { Dialect, Located, OpenApi, Operation } from './model.js';
import { operationsOf, withCallbacks } from './operations.js';

/** What a reader of text hands over once everything is checked. */
export interface Checked {
  readonly name: string;
  readonly json: JsonObject;
  readonly dialect: Dialect;
  readonly named: Named;
  /** The references inside one part, as OpenApi.references promises. */
  readonly references: (part: string) => readonly string[];
}

/** The face of a checked document. */
export class CheckedDocument implements OpenApi {
  readonly name: string;
  readonly json: JsonObject;
  readonly dialect: Dialect;
  readonly openapi: string;
  readonly version: string | null;
  readonly source: SchemaSource;
  readonly locate: (ref: string) => Located | undefined;
  readonly references: (part: string) => readonly string[];
  #operations: readonly Operation[] | undefined;
  #everyOperation: readonly Operation[] | undefined;

  constructor(checked: Checked) {
    this.name = checked.name;
    this.json = checked.json;
    this.dialect = checked.dialect;
    this.references = checked.references;
    this.openapi = String(checked.json.openapi);
    const version = member(member(checked.json, 'info'), 'version');
    this.version = typeof version === 'string' ? version : null;
    const locate = locator(checked.json, checked.named);
    this.locate = locate;
    this.source = {
      resolve: (ref) => locate(ref)?.json,
      nameOf: (ref) => fromPointer(locate(ref)?.pointer ?? '').at(-1),
      read: reader(checked.dialect),
    };
  }

  at(pointer: string): Json | undefined {
    return valueAt(this.json, pointer);
  }

  resolve(place: Located): Located {
    let at = place;
    for (let ref = refOf(at.json); ref !== undefined; ref = refOf(at.json)) {
      const target = this.locate(ref);
      if (target === undefined) throw new Error(`unchecked reference ${ref} at ${at.pointer}`);
      at = target;
    }
    return at;
  }

  operations(): readonly Operation[] {
    this.#operations ??= operationsOf(this);
    return this.#operations;
  }

  everyOperation(): readonly Operation[] {
    this.#everyOperation ??= this.operations().flatMap((operation) => this.#withCallbacks(operation));
    return this.#everyOperation;
  }

  /** Reading asks for all of them once where callbacks may multiply, so that this throws for no document that was read. */
  #withCallbacks(operation: Operation): readonly Operation[] {
    const found = withCallbacks(operation);
    if (found === undefined) throw new InputError(this.name, tooManyCallbacksSays, { pointer: operation.pointer });
    return found;
  }
}
