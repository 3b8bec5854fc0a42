/** The operations of a document: what a path item, a webhook or a callback offers, with its parts looked up when asked for. */
import { equal, isObject, type Json, type JsonObject, member, toPointer } from '../json.js';
import { MAX_CALLBACKS } from './limits.js';
import { type Located, type Method, methods, type Operation, type Parameter, type Used } from './model.js';

/** What operations need of their document. */
export interface Ground {
  readonly json: JsonObject;
  resolve(place: Located): Located;
  locate(ref: string): Located | undefined;
}

/** The operations of `paths`, then of `webhooks`, in the order of the document. */
export function operationsOf(ground: Ground): Operation[] {
  return (['paths', 'webhooks'] as const).flatMap((section) => {
    const items = member(ground.json, section);
    if (!isObject(items)) return [];
    return Object.keys(items)
      .filter((path) => section === 'webhooks' || !path.startsWith('x-'))
      .flatMap((path) => {
        const item = { json: items[path] as JsonObject, pointer: toPointer([section, path]) };
        const kind = section === 'paths' ? 'path' : 'webhook';
        return operationsAt(ground, { kind, path, callback: '', parent: null, among: 1 }, item);
      });
  });
}

/**
 * An operation, then those of its callbacks, and theirs; a callback that leads back to itself ends there. Undefined where
 * they are too many to be listed.
 */
export function withCallbacks(operation: Operation): Operation[] | undefined {
  const found: Operation[] = [];
  const list = (each: Operation): boolean => {
    if (found.push(each) > MAX_CALLBACKS + 1) return false;
    const above = new Set<string>();
    for (let at: Operation | null = each; at !== null; at = at.parent) above.add(at.pointer);
    return each.callbacks().every((inner) => above.has(inner.pointer) || list(inner));
  };
  return list(operation) ? found : undefined;
}

/** What an operation belongs to. */
interface Owner extends Pick<Operation, 'kind' | 'path' | 'callback' | 'parent'> {
  /** How many addresses the callback has. */
  readonly among: number;
}

/** The operations of one path item, in the order of the methods in the standard. */
function operationsAt(ground: Ground, owner: Owner, item: Located<JsonObject>): Operation[] {
  const pathItem = chain(ground, item);
  return methods.flatMap((method) => {
    const found = field(pathItem, method);
    return found === undefined ? [] : [new DocumentOperation(ground, owner, method, pathItem, found)];
  });
}

/** A path item and the path items that its `$ref` leads to. */
function chain(ground: Ground, item: Located<JsonObject>): Located<JsonObject>[] {
  const items = [item];
  for (let at: Located | undefined = item; at !== undefined; ) {
    const ref = member(at.json, '$ref');
    at = typeof ref === 'string' ? ground.locate(ref) : undefined;
    if (at !== undefined) items.push(at as Located<JsonObject>);
  }
  return items;
}

/** A member of the first path item of a chain that has it. */
function field(items: readonly Located[], name: string): Located<JsonObject> | undefined {
  for (const item of items) {
    const json = member(item.json, name);
    if (json !== undefined) return { json: json as JsonObject, pointer: item.pointer + toPointer([name]) };
  }
  return undefined;
}

class DocumentOperation implements Operation {
  readonly kind: Operation['kind'];
  readonly path: string;
  readonly callback: string;
  readonly parent: Operation | null;
  readonly json: JsonObject;
  readonly pointer: string;
  readonly name: string;
  readonly #ground: Ground;
  #parameters: readonly Parameter[] | undefined;
  #responses: ReadonlyMap<string, Used> | undefined;
  #callbacks: readonly Operation[] | undefined;

  constructor(
    ground: Ground,
    owner: Owner,
    readonly method: Method,
    readonly pathItem: readonly Located<JsonObject>[],
    found: Located<JsonObject>,
  ) {
    this.#ground = ground;
    this.kind = owner.kind;
    this.path = owner.path;
    this.callback = owner.callback;
    this.parent = owner.parent;
    this.json = found.json;
    this.pointer = found.pointer;
    this.name = nameOf(owner, method);
  }

  parameters(): readonly Parameter[] {
    this.#parameters ??= [
      ...new Map([
        ...grouped(this.#listed(field(this.pathItem, 'parameters'))),
        ...grouped(this.#listed(this.#own('parameters'))),
      ]).values(),
    ].flat();
    return this.#parameters;
  }

  requestBody(): Used | undefined {
    const body = this.#own('requestBody');
    return body && this.#used(body);
  }

  responses(): ReadonlyMap<string, Used> {
    this.#responses ??= new Map(
      this.#members(this.#own('responses'))
        .filter(([status]) => !status.startsWith('x-'))
        .map(([status, place]) => [status, this.#used(place)]),
    );
    return this.#responses;
  }

  callbacks(): readonly Operation[] {
    this.#callbacks ??= this.#members(this.#own('callbacks')).flatMap(([callback, place]) => {
      const addresses = this.#members(this.#used(place)).filter(([expression]) => !expression.startsWith('x-'));
      const owner = { kind: 'callback', callback, parent: this, among: addresses.length } as const;
      return addresses.flatMap(([path, item]) =>
        operationsAt(this.#ground, { ...owner, path }, item as Located<JsonObject>),
      );
    });
    return this.#callbacks;
  }

  servers(): Located | undefined {
    return this.#own('servers') ?? field(this.pathItem, 'servers') ?? this.#root('servers');
  }

  security(): Located | undefined {
    return this.#own('security') ?? this.#root('security');
  }

  #own(name: string): Located | undefined {
    return field([this], name);
  }

  #root(name: string): Located | undefined {
    return field([{ json: this.#ground.json, pointer: '' }], name);
  }

  #members(place: Located | undefined): [string, Located][] {
    if (place === undefined || !isObject(place.json)) return [];
    return Object.entries(place.json).map(([name, json]) => [
      name,
      { json, pointer: place.pointer + toPointer([name]) },
    ]);
  }

  #used(place: Located): Used {
    const target = this.#ground.resolve(place);
    return { json: target.json as JsonObject, pointer: target.pointer, used: place.pointer };
  }

  #listed(place: Located | undefined): Parameter[] {
    if (place === undefined) return [];
    const listed: Parameter[] = [];
    for (const [index, each] of (place.json as Json[]).entries()) {
      const { json, pointer, used } = this.#used({ json: each, pointer: `${place.pointer}/${index}` });
      const parameter = { json, pointer, used, name: json.name as string, in: json.in as Parameter['in'] };
      if (parameter.in !== 'header' || !spokenForElsewhere.has(parameter.name.toLowerCase())) listed.push(parameter);
    }
    return listed;
  }
}

/** By what each is told from others. No list may hold two of a kind, but lists do: one that says the same adds nothing. */
function grouped(parameters: readonly Parameter[]): Map<string, Parameter[]> {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const key = keyOf(parameter);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [parameter]);
    else if (!group.some(({ json }) => equal(json, parameter.json))) group.push(parameter);
  }
  return groups;
}

/** What a parameter is told from others by; header names are the same in any case (RFC 9110 section 5.1). */
function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** Headers that `content` and `security` speak of; as parameters they are ignored (OpenAPI 3.1.1, section 4.8.12.2.1). */
const spokenForElsewhere = new Set(['accept', 'content-type', 'authorization']);

/**
 * A callback follows the operation that registers it; what tells it from others of its name is said where there may be others.
 */
function nameOf({ kind, path, callback, parent, among }: Owner, method: Method): string {
  const verb = method.toUpperCase();
  if (parent === null) return `${verb} ${kind === 'webhook' ? 'webhook:' : ''}${path}`;
  return [
    `${parent.name} callback:${callback}`,
    ...(method === 'post' ? [] : [verb]),
    ...(among > 1 ? [path] : []),
  ].join(' ');
}
