import { spawn } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { API_VERSION, MIN_CLIENT_VERSION } from '../../src/contract/release.js';
import { violation } from './conformance.js';
import { type Mood, willing } from './fake-upstream.js';
import { type InstalledConsumer, outsiders } from './installed-consumer.js';
import type { ServerProcess } from './server-process.js';
import { type Stage, setUp } from './stage.js';
import { describeVoice, MINUTE, OFFER } from './voice-scenarios.js';

const OPERATIONS = [
  ['GET', '/api/version'],
  ['GET', '/api/chatty-voice/tools'],
  ['POST', '/api/chatty-voice/tools/execute'],
  ['GET', '/api/chatty-voice/ai-context'],
  ['POST', '/api/realtime-token'],
  ['GET', '/api/csrf-token'],
  ['POST', '/api/realtime/webrtc'],
] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await setUp();
}, 120_000);
afterAll(() => stage?.remove());

it('nothing comes from this repository, and nothing was asked of another host', () => {
  expect(stage.consumers.flatMap(outsiders)).toEqual([]);
  expect(stage.registry.strays()).toEqual([]);
});

it('the example starts by itself, as its README says', async () => {
  const [{ root }] = stage.consumers as [InstalledConsumer];
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...stage.registry.env, PORT: '0' },
    detached: true,
  });
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const url = `http://127.0.0.1:${/port (\d+)/.exec(said)?.[1]}`;
  const demo = stage.client.connect(url, { session: 'demo', clientVersion: API_VERSION });
  const way = await stage.client.chooseWay(demo, true);
  expect(way).toMatchObject({ kind: 'http', message: expect.any(String) });
  // npm and the server that it started.
  process.kill(-(child.pid as number));
});

describe.each(['Hono', 'Express'])('the %s server', (name) => {
  let server: ServerProcess;
  /** The API as one person sees it; nobody without a name. */
  const as = (session?: string, clientVersion = API_VERSION) =>
    stage.client.connect(server.recorder.url, session === undefined ? { clientVersion } : { session, clientVersion });
  /** A request that the typed client would not send. */
  const raw = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(server.recorder.url + path, {
      method,
      headers: { Authorization: 'Bearer anna', 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const inMood = (mood: Partial<Mood>) => {
    stage.upstream.mood = { ...willing, ...mood };
  };

  beforeEach(async () => {
    server = stage.servers[name] as ServerProcess;
    // Limits of the minute before do not reach into this test.
    await server.advance(MINUTE);
    await server.breakdown();
    inMood({});
    stage.upstream.asked();
  });

  describe('GET /api/version', () => {
    it('tells anybody, of any age, and revalidates', async () => {
      const { client } = stage;
      const first = await client.probe(as(undefined, '0.1.0'));
      expect(first).toEqual({
        apiVersion: API_VERSION,
        minClientVersion: MIN_CLIENT_VERSION,
        etag: expect.any(String),
      });
      expect(await client.probe(as(), (first as { etag: string }).etag)).toBeUndefined();
      expect(await client.probe(as(), '"another"')).toEqual(first);
    });

    it('takes 60 requests a minute', async () => {
      for (let i = 0; i < 60; i++) expect(await stage.client.probe(as())).toHaveProperty('apiVersion');
      expect(await stage.client.probe(as())).toEqual({ kind: 'wait' });
      await server.advance(MINUTE);
      expect(await stage.client.probe(as())).toHaveProperty('apiVersion');
    });
  });

  describe('the whole flow', () => {
    const calls = [
      { name: 'find_customer', arguments: '{"words":"Miller"}' },
      { name: 'move_job', arguments: '{"jobId":"job_1","stageId":"stg_2"}' },
      { name: 'move_job', arguments: '{}' },
      { name: 'read_note', arguments: '{"author":"usr_ben"}' },
      { name: 'fly', arguments: '{}' },
      { name: 'find_customer', arguments: '["Miller"]' },
    ];
    const output = (result: object) => ({ kind: 'output', status: 200, result });
    const outputs = [
      output(expect.objectContaining({ success: true, data: [{ name: 'Miller Ltd' }] })),
      output(expect.objectContaining({ success: true, action: { type: 'openJob', jobId: 'job_1' } })),
      output({ success: false, error: expect.any(String) }),
      output({ success: false, error: expect.any(String), code: 'permission_denied' }),
      output({ success: false, error: expect.stringContaining('fly') }),
      { kind: 'unreadable-arguments' },
    ];
    const tools = ['find_customer', 'move_job', 'read_note'];

    it('of a phone: straight to the model', async () => {
      const talk = await stage.client.talk(as('anna'), false, OFFER, calls);
      expect(talk).toEqual({ instructions: expect.stringContaining('Boilers'), tools, connection: 'direct', outputs });
      expect(stage.upstream.asked()).toMatchObject([
        { path: '/v1/realtime/client_secrets', authorization: 'Bearer account-key' },
      ]);
    });

    it('of a desktop: through the server, which keeps the secret', async () => {
      const talk = await stage.client.talk(as('anna'), true, OFFER, calls);
      const sdp = willing.exchange === 'hang-up' ? '' : willing.exchange.body;
      expect(talk).toMatchObject({ tools, connection: { kind: 'answer', sdp }, outputs });
      expect(stage.upstream.asked().at(-1)).toEqual({
        path: '/v1/realtime/calls',
        authorization: 'Bearer ek_1',
        body: OFFER,
      });
      expect(server.recorder.exchanged.map(({ body }) => body).join()).not.toContain('account-key');
    });

    it('without voice: over HTTP', async () => {
      await server.breakdown('voice');
      expect(await stage.client.talk(as('anna'), false, OFFER, calls)).toMatchObject({ connection: 'http', outputs });
      expect(await stage.client.exchangeFresh(as('anna'), OFFER)).toEqual({ kind: 'server-failed' });
    });
  });

  describe('who may call', () => {
    /** Every operation that needs a session, as one person. */
    const everything = async (session: string | undefined, clientVersion?: string) => {
      const [{ client }, api] = [stage, as(session, clientVersion)];
      return {
        tools: await client.listTools(api),
        context: await client.aiContext(api),
        execute: await client.execute(api, { function: 'find_customer' }),
        token: await client.chooseWay(api, true),
        csrf: await client.csrfToken(api),
        exchange: await client.exchange(api, OFFER, 'made up'),
      };
    };

    it.each([
      ['nobody', undefined, { kind: 'sign-in' }],
      ['a stranger', 'mallory', { kind: 'sign-in' }],
      ['who has not booked Chatty', 'carl', { kind: 'forbidden', code: 'not_entitled' }],
    ])('%s: refused by every operation', async (_, session, refusal) => {
      for (const answer of Object.values(await everything(session))) expect(answer).toEqual(refusal);
    });

    it('a client that is too old: refused where the contract has a 426', async () => {
      const answers = await everything('anna', '0.9.0');
      expect(answers.tools).toEqual({ kind: 'update', minClientVersion: MIN_CLIENT_VERSION });
      expect(answers.context).toHaveProperty('instructions');
      expect(answers.token).toMatchObject({ kind: 'direct' });
    });

    it('a browser, by its cookie', async () => {
      const headers = { Authorization: '', Cookie: 'a=b; serviceai_session=anna' };
      expect((await raw('GET', '/api/csrf-token', undefined, headers)).status).toBe(200);
    });
  });

  describe('tools and context', () => {
    it('each listed tool can be run', async () => {
      const tools = (await stage.client.listTools(as('anna'))) as { function: { name: string } }[];
      for (const tool of tools) {
        const answer = await stage.client.execute(as('anna'), { function: tool.function.name, arguments: {} });
        expect(JSON.stringify(answer)).not.toMatch(/no tool/i);
      }
    });

    it('function and name are equivalent, function counts, one is needed', async () => {
      const { execute } = stage.client;
      const ran = { kind: 'output', status: 200, result: { success: true } };
      expect(await execute(as('anna'), { name: 'find_customer' })).toMatchObject(ran);
      expect(await execute(as('anna'), { function: 'find_customer', name: 'fly' })).toMatchObject(ran);
      const failed = { kind: 'output', status: 200, result: { success: false, error: expect.any(String) } };
      expect(await execute(as('anna'), { arguments: {} })).toEqual(failed);
    });

    it("a tool's own permission is a 403", async () => {
      const answer = await stage.client.execute(as('ben'), { function: 'move_job', arguments: {} });
      expect(answer).toEqual({ kind: 'forbidden', code: 'permission_denied' });
    });

    it('an executor that fails is a 500 with the same envelope', async () => {
      await server.breakdown('record');
      const answer = await stage.client.execute(as('anna'), { function: 'find_customer' });
      expect(answer).toEqual({ kind: 'output', status: 500, result: { success: false, error: expect.any(String) } });
    });

    it.each(['{"function":7}', '{"function":""}', '{"arguments":[]}', '{', ''])('a body such as %j', async (body) => {
      const response = await raw('POST', '/api/chatty-voice/tools/execute', body);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ success: false, error: expect.any(String) });
    });

    it('the context says what is missing from it', async () => {
      await server.breakdown('knowledge');
      const context = await stage.client.aiContext(as('anna'));
      expect(context).toMatchObject({ knowledgeBaseLoaded: false, workflowStagesLoaded: true });
      expect(context).toHaveProperty('timestamp', expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
    });
  });

  describeVoice(() => ({ stage, server, as, raw, inMood }));

  it('every response so far is one that the installed openapi.json allows', () => {
    const { exchanged } = server.recorder;
    expect(exchanged.length).toBeGreaterThan(200);
    expect(exchanged.map((one) => violation(stage.document, one)).filter(Boolean)).toEqual([]);
  });

  it('every status that the contract states for these operations was among them', () => {
    const seen = new Set(server.recorder.exchanged.map(({ method, path, status }) => `${method} ${path} ${status}`));
    const missing = OPERATIONS.flatMap(([method, path]) => {
      const operation = stage.document.operations().find((one) => one.name === `${method} ${path}`);
      const stated = [...(operation?.responses().keys() ?? ['nothing'])].filter((one) => one !== 'default');
      return stated.map((one) => `${one === '405' ? 'GET' : method} ${path} ${one}`).filter((one) => !seen.has(one));
    });
    expect(missing).toEqual([]);
  });
});
