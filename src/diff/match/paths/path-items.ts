/**
 * Path items: what they say beside their operations. An operation may stand behind a chain of them, `$ref` by `$ref`.
 */
import { equal, type Json, type JsonObject, member } from '../../../json.js';
import { type Located, methods, type Operation } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';

type Chain = Operation['pathItem'];

const operations: ReadonlySet<string> = new Set(methods);

/** What is compared where the operation says it, or leads on. */
const elsewhere: ReadonlySet<string> = new Set([...methods, 'parameters', 'servers', '$ref']);

/** Is what two path items say beside their operations the same? */
export function sameBesides(base: Located<JsonObject>, revision: Located<JsonObject> | undefined): boolean {
  const names = new Set([...Object.keys(base.json), ...Object.keys(revision?.json ?? {})]);
  return [...names].every(
    (name) => operations.has(name) || equal(member(base.json, name), member(revision?.json, name)),
  );
}

/**
 * The words of two chains, each beside the same of the other release, as pairs of the path items that say them. Which
 * of the chain says them means nothing: to move a path item behind a `$ref` changes no word.
 */
export function wordsOfItems(base: Chain, revision: Chain): Pair<JsonObject>[] {
  const words = new Map<string, { base: Words; revision: Words }>();
  const names = new Set([...base, ...revision].flatMap(({ json }) => Object.keys(json)));
  for (const name of names) {
    if (elsewhere.has(name)) continue;
    const [olds, news] = [sayers(base, name), sayers(revision, name)];
    for (let i = 0; i < Math.max(olds.length, news.length); i++) {
      const from = base[Math.min(olds[i] ?? (news[i] as number), base.length - 1)] as Located<JsonObject>;
      const to = revision[Math.min(news[i] ?? (olds[i] as number), revision.length - 1)] as Located<JsonObject>;
      const key = `${from.pointer} ${to.pointer}`;
      const pair = words.get(key) ?? { base: wordsAt(from), revision: wordsAt(to) };
      words.set(key, pair);
      if (i < olds.length) pair.base.json[name] = from.json[name] as Json;
      if (i < news.length) pair.revision.json[name] = to.json[name] as Json;
    }
  }
  return [...words.values()];
}

interface Words {
  readonly pointer: string;
  readonly json: { [name: string]: Json };
}

const wordsAt = ({ pointer }: Located): Words => ({ pointer, json: Object.create(null) });

/** Which of a chain have a member, by their index. */
function sayers(items: Chain, name: string): number[] {
  return items.flatMap(({ json }, i) => (Object.hasOwn(json, name) ? [i] : []));
}

/** Where the path item of an operation stands under `paths`. */
export function pathItemPointer(operation: Operation): string {
  return operation.pathItem[0]?.pointer ?? operation.pointer;
}
