/** The whole of Chatty, as a web page uses it. */
import { type Api, type Trouble, trouble } from './session.js';
import { aiContext, answerCall, type Call, listTools, type Output } from './tools.js';
import { chooseWay, type Exchange, exchangeFresh } from './voice.js';

export { connect } from './session.js';
export { aiContext, answerCall, execute, listTools } from './tools.js';
export { chooseWay, csrfToken, exchange, exchangeFresh } from './voice.js';

/** Which release the server runs; undefined when it is the one that the tag names. */
export async function probe(api: Api, etag?: string) {
  const header = etag === undefined ? {} : { 'If-None-Match': etag };
  const { data, error, response } = await api.GET('/api/version', { params: { header } });
  if (response.status === 304) return undefined;
  return data ? { ...data, etag: response.headers.get('ETag') } : trouble(response.status, error);
}

/** A conversation: everything that was said on the way. */
export interface Talk {
  readonly instructions: string;
  readonly tools: readonly string[];
  readonly connection: 'direct' | Exchange | Trouble | 'http';
  readonly outputs: readonly (Output | Trouble)[];
}

/** From the first request to the last call of the model; ends early at the first trouble. */
export async function talk(api: Api, desktop: boolean, sdp: string, calls: readonly Call[]): Promise<Talk | Trouble> {
  const context = await aiContext(api);
  if ('kind' in context) return context;
  const tools = await listTools(api);
  if ('kind' in tools) return tools;
  const way = await chooseWay(api, !desktop);
  if (way.kind !== 'direct' && way.kind !== 'through-server' && way.kind !== 'http') return way;
  const connection = way.kind === 'through-server' ? await exchangeFresh(api, sdp) : way.kind;
  const outputs = [];
  for (const call of calls) outputs.push(await answerCall(api, call));
  return { instructions: context.instructions, tools: tools.map((one) => one.function.name), connection, outputs };
}
