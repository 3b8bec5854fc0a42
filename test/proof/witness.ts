/** Checks each witness of a review from end to end: the schemas of both sides looked up by hand and judged by the proof's ajv. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import type { ReviewedChange, Witness } from '../../src/diff.js';
import { textRefused } from './oracle.js';
import { valid } from './judge.js';
import type { Release } from './release.js';

/** An operation of a release. */
export interface Carrier {
  readonly release: Release;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
}

/** Where a witness is wrong as a message of one operation, in words; undefined when it is confirmed. */
export function faultOf(change: ReviewedChange, find: (side: 'base' | 'revision') => Carrier | undefined): string | undefined {
  const { witness } = change;
  if (witness === undefined || witness.part === 'status' || witness.part === 'security') return undefined;
  const other = witness.sender === 'base' ? 'revision' : 'base';
  const sender = find(witness.sender);
  const receiver = find(other);
  if (sender === undefined || receiver === undefined) return 'its operation is not in both releases';
  if (witness.payload === undefined) return undefined;
  const from = schemaOf(sender, witness);
  const to = schemaOf(receiver, witness);
  if (from === undefined || to === undefined) return `it has no schema on the side of the ${from === undefined ? 'sender' : 'receiver'}`;
  const { direction, payload } = witness;
  if (!valid(sender.release, from.schema, payload, direction, true)) return 'the sender may not write it';
  const refused = to.text ? textRefused(receiver.release, to.schema, payload, direction) : !valid(receiver.release, to.schema, payload, direction, false);
  if (!refused && !to.text) return 'the receiver takes it';
  return stands(payload, witness.at) ? undefined : `its at (${witness.at}) names nothing in the payload`;
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

function schemaOf(carrier: Carrier, witness: Witness): Found | undefined {
  const { release, operation } = carrier;
  if (witness.part === 'body') {
    const holder = witness.status === undefined ? operation.requestBody : statusOf(release, operation, witness.status);
    return mediaOf(release.follow(holder)?.content, witness.mediaType);
  }
  const found = witness.status === undefined ? parameterOf(carrier, witness) : headerOf(carrier, witness.status, witness.name ?? '');
  if (found === undefined) return undefined;
  return found.content === undefined ? { schema: found.schema ?? true, text: true } : mediaOf(found.content, undefined);
}

function statusOf(release: Release, operation: JsonObject, status: string): Json | undefined {
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

function parameterOf({ release, pathItem, operation }: Carrier, { part, name }: Witness): JsonObject | undefined {
  const listed = [operation.parameters, pathItem.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const found = listed.map((each) => release.follow(each));
  return found.find((each) => each?.in === part && each?.name === name);
}

function headerOf({ release, operation }: Carrier, status: string, name: string): JsonObject | undefined {
  const headers = release.follow(statusOf(release, operation, status))?.headers;
  const key = isObject(headers) ? Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase()) : undefined;
  return isObject(headers) && key !== undefined ? release.follow(headers[key]) : undefined;
}
