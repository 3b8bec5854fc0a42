/** Checks each witness of a review from end to end: the schemas of both sides looked up by hand and judged by the proof's ajv. */
import type { ReviewedChange, Witness } from '../../src/diff.js';
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { valid } from './judge.js';
import { isPlainText, textRefused } from './oracle.js';
import type { Release } from './release.js';

/** An operation of a release. */
export interface Carrier {
  readonly release: Release;
  /** What its path item is called: the path, or a callback's expression. */
  readonly path: string;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
}

/** Finds an operation of one side by its name. */
export type Find = (side: 'base' | 'revision', operation: string) => Carrier | undefined;

/** Where a witness is wrong, in words; undefined when it is confirmed as a message of one of the change's operations. */
export function faultInWitness(change: ReviewedChange, find: Find): string | undefined {
  const { witness } = change;
  if (
    witness === undefined ||
    witness.part === 'status' ||
    witness.part === 'security' ||
    witness.payload === undefined
  )
    return undefined;
  const other = witness.sender === 'base' ? 'revision' : 'base';
  if (change.rule === 'operation-removed') {
    const isSame = (found: Carrier | undefined): boolean =>
      found !== undefined && (change.detail.case !== 'callback' || found.path === witness.payload);
    return change.operations.some((name) => isSame(find(other, name))) ? 'the operation is still there' : undefined;
  }
  if (witness.part === 'header' && witness.name === 'Accept') {
    const asked = change.operations.some(
      (name) =>
        mediaTypesOf(find(witness.sender, name)).includes(String(witness.payload)) &&
        find(other, name) !== undefined &&
        !mediaTypesOf(find(other, name)).includes(String(witness.payload)),
    );
    return asked ? undefined : 'the receiver answers with what is asked for, or the sender never could ask for it';
  }
  const messages = new Map<unknown, Message[]>();
  for (const name of change.operations) {
    const sender = find(witness.sender, name);
    const receiver = find(other, name);
    if (sender === undefined || receiver === undefined) continue;
    for (const from of schemasOf(sender, witness)) {
      const key = innermost(sender.release, from.schema);
      const likely = isLikely(key, witness.payload);
      // Under its old name the receiver has no such parameter.
      const found = change.rule === 'path-template' ? [from] : schemasOf(receiver, asNamed(witness, sender, receiver));
      const each = found.map((to) => ({ sender: sender.release, receiver: receiver.release, from, to, likely }));
      if (each.length > 0) messages.set(key, each);
    }
  }
  if (messages.size === 0) return 'none of its operations has such a message in both releases';
  let fault: string | undefined;
  for (const message of [...messages.values()].flat().sort((a, b) => Number(b.likely) - Number(a.likely))) {
    const found = unlessCircular(() => faultOf(change.rule, witness, witness.payload as Json, message));
    if (found === undefined) return undefined;
    fault ??= found;
  }
  return fault;
}

/** A validator of its own follows a schema that leads back to itself for one value until its stack ends, and judges nothing. */
function unlessCircular(judge: () => string | undefined): string | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The media types of all responses of an operation. */
function mediaTypesOf(carrier: Carrier | undefined): string[] {
  const responses = carrier?.operation.responses;
  if (carrier === undefined || !isObject(responses)) return [];
  return Object.values(responses).flatMap((response) => {
    const content = carrier.release.follow(response)?.content;
    return isObject(content) ? Object.keys(content) : [];
  });
}

interface Message {
  readonly sender: Release;
  readonly receiver: Release;
  readonly from: Found;
  readonly to: Found;
  /** Does the payload look like one? Tried first. */
  readonly likely: boolean;
}

function faultOf(
  rule: string,
  { direction, at }: Witness,
  payload: Json,
  { sender, receiver, from, to }: Message,
): string | undefined {
  if (!valid(sender, from.schema, payload, direction, true)) return 'the sender may not write it';
  // One value with two texts: no schema shows it.
  if (rule === 'parameter-style' || rule === 'path-template') return undefined;
  const refused = to.text
    ? textRefused(receiver, to.schema, payload, direction)
    : !valid(receiver, to.schema, payload, direction, false);
  if (!refused && !(to.text && !isPlainText(payload))) return 'the receiver takes it';
  return stands(payload, at) ? undefined : `its at (${at}) names nothing in the payload`;
}

function innermost(release: Release, schema: Json): Json {
  let at = schema;
  for (let step = 0; step < 20 && isObject(at) && typeof at.$ref === 'string'; step++) at = release.target(at.$ref);
  return at;
}

function isLikely(schema: Json, payload: Json): boolean {
  if (!isObject(schema) || !isObject(payload) || !isObject(schema.properties)) return false;
  const { properties } = schema;
  return Object.keys(payload).every((name) => Object.hasOwn(properties, name));
}

function stands(payload: Json, pointer: string): boolean {
  let at: Json | undefined = payload;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    at = Array.isArray(at) ? at[Number(name)] : isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
    if (at === undefined) return false;
  }
  return true;
}

interface Found {
  readonly schema: Json;
  readonly text: boolean;
}

/** What is said of a value: more than once where a document declares it twice, and a reader may go by any. */
function schemasOf(carrier: Carrier, witness: Witness): Found[] {
  const { release, operation } = carrier;
  if (witness.part === 'body') {
    const holder = witness.status === undefined ? operation.requestBody : statusOf(operation, witness.status);
    const found = mediaOf(release.follow(holder)?.content, witness.mediaType);
    return found === undefined ? [] : [found];
  }
  const found =
    witness.status === undefined
      ? parametersOf(carrier, witness)
      : headersOf(carrier, witness.status, witness.name ?? '');
  return found.flatMap(({ content, schema }) => {
    const typed = isObject(content) ? Object.values(content).filter(isObject) : [];
    const styled = typed.length === 0 || schema !== undefined ? [{ schema: schema ?? true, text: true }] : [];
    return [...styled, ...typed.map((media) => ({ schema: media.schema ?? true, text: false }))];
  });
}

/** A path parameter goes by its place in the path, whatever either side calls it. */
function asNamed(witness: Witness, sender: Carrier, receiver: Carrier): Witness {
  if (witness.part !== 'path') return witness;
  const at = namesIn(sender.path).indexOf(witness.name ?? '');
  const name = namesIn(receiver.path)[at];
  return name === undefined ? witness : { ...witness, name };
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string);

function statusOf(operation: JsonObject, status: string): Json | undefined {
  const responses = isObject(operation.responses) ? operation.responses : {};
  return responses[status] ?? responses[`${status[0]}XX`] ?? responses[`${status[0]}xx`] ?? responses.default;
}

function mediaOf(content: Json | undefined, mediaType: string | undefined): Found | undefined {
  if (!isObject(content)) return undefined;
  const names = Object.keys(content);
  const bare = (name: string) => (name.split(';')[0] ?? '').trim().toLowerCase();
  const name =
    mediaType === undefined
      ? names[0]
      : (names.find((each) => each === mediaType) ??
        names.find((each) => bare(each) === bare(mediaType)) ??
        names.find((each) => bare(each) === `${bare(mediaType).split('/')[0]}/*`) ??
        names.find((each) => bare(each) === '*/*'));
  const media = name === undefined ? undefined : content[name];
  return isObject(media) ? { schema: media.schema ?? true, text: false } : undefined;
}

function parametersOf({ release, pathItem, operation }: Carrier, { part, name }: Witness): JsonObject[] {
  const found = [operation.parameters, pathItem.parameters].map((list) =>
    followed(release, Array.isArray(list) ? list : []).filter((each) => each.in === part && each.name === name),
  );
  const named = found.find((list) => list.length > 0);
  if (named !== undefined || (part !== 'query' && part !== 'cookie') || name === undefined) return named ?? [];
  const objects = [operation.parameters, pathItem.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  return followed(release, objects).flatMap((object) => (object.in === part ? memberOf(release, object, name) : []));
}

/** What an exploded object says of a name of the query, or of a cookie. */
function memberOf(release: Release, { name, style, explode, schema }: JsonObject, sent: string): JsonObject[] {
  const object = release.follow(schema);
  if (object === undefined) return [];
  const bracketed = `${name}[`;
  const inside = sent.startsWith(bracketed) ? sent.slice(bracketed.length, -1) : undefined;
  const member = style === 'deepObject' ? inside : (style ?? 'form') === 'form' && explode !== false ? sent : undefined;
  if (member === undefined) return [];
  const properties = isObject(object.properties) ? object.properties : {};
  const said = Object.hasOwn(properties, member) ? properties[member] : object.additionalProperties;
  return said === undefined ? [] : [{ schema: said }];
}

function headersOf({ release, operation }: Carrier, status: string, name: string): JsonObject[] {
  const headers = release.follow(statusOf(operation, status))?.headers;
  const named = Object.entries(isObject(headers) ? headers : {}).filter(
    ([each]) => each.toLowerCase() === name.toLowerCase(),
  );
  return followed(
    release,
    named.map(([, header]) => header),
  );
}

const followed = (release: Release, places: readonly Json[]): JsonObject[] =>
  places.map((each) => release.follow(each)).filter((each) => each !== undefined);
