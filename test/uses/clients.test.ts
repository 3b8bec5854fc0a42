import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseDocument } from '../../src/openapi/read.js';
import { usesIn } from '../../src/uses/uses.js';

const folder = join(import.meta.dirname, 'fixtures');
const release = join(import.meta.dirname, '../../releases/1.1.24.json');
const api = parseDocument(readFileSync(release, 'utf8'), '1.1.24');

/** Clients as teams write them: path constants, wrappers, template literals, generated names. */
const clients: readonly (readonly [name: string, operations: readonly string[], unclear: readonly string[]])[] = [
  [
    'web',
    [
      'GET /api/version',
      'GET /api/session',
      'POST /api/session',
      'DELETE /api/session',
      'GET /api/customers',
      'GET /api/customers/{customerId}',
      'GET /api/workflow-stages',
      'GET /api/jobs',
      'GET /api/jobs/{jobId}',
      'GET /api/knowledge/articles',
      'GET /api/chatty-voice/tools',
      'POST /api/chatty-voice/tools/execute',
      'POST /api/realtime-token',
      'PATCH /api/jobs/{jobId}',
      'POST /api/jobs/{jobId}/photos',
      'POST /api/jobs/{jobId}/stage',
    ],
    [
      'client.ts:14: no method is stated for /api/session, so all are taken: GET /api/session, POST /api/session, DELETE /api/session',
      'tools.ts:9: no path suits {}{}, whose values are not written here',
    ],
  ],
  [
    'ios',
    [
      'GET /api/version',
      'GET /api/jobs/{jobId}',
      'POST /api/scans/{scanId}/completion',
      'GET /api/scans/{scanId}/floor-plan',
      'GET /api/scans/{scanId}/floor-plan/image',
      'POST /api/realtime-token',
    ],
    [],
  ],
  [
    'android',
    [
      'DELETE /api/session',
      'GET /api/customers',
      'GET /api/jobs/{jobId}',
      'GET /api/chatty-voice/tools',
      'GET /api/csrf-token',
      'POST /api/jobs/{jobId}/photos',
      'POST /api/jobs/{jobId}/stage',
    ],
    [],
  ],
];

it('the example server, by the names that it gives its operations', () => {
  const examples = join(import.meta.dirname, '../../examples/server/src');
  const files = readdirSync(examples).map((path) => ({ path, text: readFileSync(join(examples, path), 'utf8') }));
  expect(usesIn(files, [api]).operations).toEqual([
    'GET /api/version',
    'GET /api/chatty-voice/tools',
    'POST /api/chatty-voice/tools/execute',
    'GET /api/chatty-voice/ai-context',
    'POST /api/realtime-token',
    'GET /api/csrf-token',
    'POST /api/realtime/webrtc',
  ]);
});

it.each(clients)('%s', (name, operations, unclear) => {
  const files = readdirSync(join(folder, name))
    .sort()
    .map((file) => ({ path: file.replace(/\.txt$/, ''), text: readFileSync(join(folder, name, file), 'utf8') }));
  expect(usesIn(files, [api])).toEqual({ operations, unclear });
});
