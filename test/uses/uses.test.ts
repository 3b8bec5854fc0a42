// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are code that is read

import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/openapi/read.js';
import { usesIn } from '../../src/uses/uses.js';

const operation = { responses: { '204': { description: 'Done' } } };
const parameters = (...names: string[]) =>
  names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
const api = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths: {
      '/api/jobs': { get: operation, post: operation },
      '/api/jobs/{id}': { parameters: parameters('id'), get: operation, patch: operation, delete: operation },
      '/api/jobs/mine': { get: operation },
      '/api/jobs/{id}/photos': { parameters: parameters('id'), post: operation },
      '/api/{kind}/latest': { parameters: parameters('kind'), get: operation },
    },
  }),
  'api.json',
);
const found = (path: string, text: string) => usesIn([{ path, text }], [api]);

/** One file with one call each: what it says, and what it calls. */
const certain: readonly (readonly [file: string, code: string, operations: readonly string[]])[] = [
  ['a.ts', "client.GET('/api/jobs', {});", ['GET /api/jobs']],
  ['a.ts', 'await client.PATCH("/api/jobs/{jobId}", { body })', ['PATCH /api/jobs/{id}']],
  ['a.ts', "client['GET']('/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "client['/api/jobs/{id}'].DELETE({})", ['DELETE /api/jobs/{id}']],
  ['a.ts', "client.request('get', '/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "client.GET<Paths['x']>('/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "client.GET('/api/none')", ['GET /api/none']],
  ['a.ts', "client.PUT('/api/jobs')", ['PUT /api/jobs']],
  ['a.ts', "// client.GET('/api/jobs')\n/* client.GET('/api/jobs') */", []],
  ['a.ts', 'const s = "client.GET(\'/api/jobs\')";', []],
  ['a.ts', "fetch('/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "fetch(`${base}/api/jobs/${job.id}`, { method: 'DELETE' })", ['DELETE /api/jobs/{id}']],
  [
    'a.ts',
    "fetch('/api/jobs/' + job.id(1, 2) + '/photos', { headers: { a: 'b' }, method: 'POST' })",
    ['POST /api/jobs/{id}/photos'],
  ],
  ['a.ts', "fetch('/api/jobs?limit=3')", ['GET /api/jobs']],
  ['a.ts', 'fetch(`/api/jobs${query}`)', ['GET /api/jobs']],
  ['a.ts', "fetch('https://api.example.com/v1/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "fetch('/api/jobs/mine')", ['GET /api/jobs/mine']],
  [
    'a.ts',
    'fetch(`/api/jobs/${await (async () => fetch("/api/jobs/mine"))()}`)',
    ['GET /api/jobs/{id}', 'GET /api/jobs/mine'],
  ],
  ['a.ts', "const re = /['\"]/; fetch('/api/jobs')", ['GET /api/jobs']],
  ['a.tsx', "<p>Don't</p>; axios.post('/api/jobs', body)", ['POST /api/jobs']],
  ['a.vue', "<!-- fetch('/api/jobs') --><script>fetch('/api/jobs/mine')</script>", ['GET /api/jobs/mine']],
  [
    'a.swift',
    'var r = URLRequest(url: URL(string: "\\(base)/api/jobs/\\(job.id)/photos")!)\nr.httpMethod = "POST"',
    ['POST /api/jobs/{id}/photos'],
  ],
  ['a.kt', '@GET("/api/jobs/{id}") suspend fun job(@Path("id") id: String): Job', ['GET /api/jobs/{id}']],
  ['a.kt', 'client.delete("$base/api/jobs/${job.id}")', ['DELETE /api/jobs/{id}']],
  ['A.java', 'HttpRequest.newBuilder(URI.create(base + "/api/jobs")).POST(body).build()', ['POST /api/jobs']],
  [
    'a.py',
    "# requests.get('/api/jobs')\nrequests.patch(f'{BASE}/api/jobs/{job_id}', json=b)",
    ['PATCH /api/jobs/{id}'],
  ],
  ['a.py', "requests.get('/api/jobs/%s' % id)", ['GET /api/jobs/{id}']],
  ['a.go', 'http.NewRequest("DELETE", "/api/jobs/"+id, nil)', ['DELETE /api/jobs/{id}']],
  ['a.rb', 'Net::HTTP.post("/api/jobs/#{id}/photos", b)', ['POST /api/jobs/{id}/photos']],
  ['a.cs', 'await http.GetAsync($"/api/jobs/{id}");', ['GET /api/jobs/{id}']],
  ['a.dart', 'http.get("$base/api/jobs/$id");', ['GET /api/jobs/{id}']],
  ['a.rs', 'fn f<\'a>(s: &\'a str) { c.get("/api/jobs") }', ['GET /api/jobs']],
  ['a.ts', "const JOBS = '/api/jobs';\napi.POST(JOBS, { body });", ['POST /api/jobs']],
  ['a.ts', "const paths: Paths = { jobs: '/api/jobs' };\nawait api.POST(paths.jobs)", ['POST /api/jobs']],
  [
    'a.ts',
    'const job = (id: string) => `/api/jobs/${id}`;\nfetch(job(1), { method: "DELETE" })',
    ['DELETE /api/jobs/{id}'],
  ],
  [
    'a.ts',
    "const jobs = '/api/jobs';\nfetch(`${host}${jobs}/${id}/photos`, { method: 'POST' })",
    ['POST /api/jobs/{id}/photos'],
  ],
  ['a.ts', "const jobs = '/api/jobs';\nfetch(jobs + '/' + id)", ['GET /api/jobs/{id}']],
  ['a.ts', "axios({ method: 'post', url: '/api/jobs', data })", ['POST /api/jobs']],
  ['a.ts', "axios({ url: '/api/jobs/1', method: 'delete' })", ['DELETE /api/jobs/{id}']],
  ['a.ts', "api.useQuery('get', '/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "request<Job[]>('POST', '/api/jobs')", ['POST /api/jobs']],
  ['a.swift', 'URLRequest(url: base.appendingPathComponent("api/jobs/mine"))', ['GET /api/jobs/mine']],
  ['a.swift', 'try await client.postApiJobs(body: b)', ['POST /api/jobs']],
  ['a.swift', 'client.delete_sol_api_sol_jobs_sol__lcub_id_rcub_(path: p)', ['DELETE /api/jobs/{id}']],
  ['a.kt', 'api.apiJobsIdPhotosPost(id)', ['POST /api/jobs/{id}/photos']],
  ['a.kt', 'http.delete { url("$BASE/api/jobs/${job.id}") }', ['DELETE /api/jobs/{id}']],
  ['a.swift', 'let postApiJobs = jobs.count', []],
  ['a.ts', "octokit.request('GET /api/jobs/{jobId}', { jobId })", ['GET /api/jobs/{id}']],
  ['a.ts', 'request("POST /api/jobs/:id/photos", {})', ['POST /api/jobs/{id}/photos']],
  ['a.ts', "on(app, 'PATCH /api/jobs/{id}', { handle })", ['PATCH /api/jobs/{id}']],
  ['a.ts', "operations['POST /api/jobs'].parameters", ['POST /api/jobs']],
  ['a.ts', "const job: Handler<'GET /api/jobs/mine'> = answer;", ['GET /api/jobs/mine']],
  ['a.ts', "const routes = { 'DELETE /api/jobs/{id}': gone };", ['DELETE /api/jobs/{id}']],
  ['a.ts', "const add = 'POST /api/jobs';\napi.request(add)", ['POST /api/jobs']],
  ['a.ts', 'request(`GET /api/jobs/${job.id}?all=1`)', ['GET /api/jobs/{id}']],
  ['a.ts', "request('DELETE /api/jobs/' + id)", ['DELETE /api/jobs/{id}']],
  ['a.ts', "const jobs = '/api/jobs';\nrequest(`POST ${jobs}`)", ['POST /api/jobs']],
  ['a.ts', "const paths = { jobs: '/api/jobs' };\nrequest('GET ' + paths.jobs + '/' + id)", ['GET /api/jobs/{id}']],
  ['a.ts', "request('PUT /api/jobs')", ['PUT /api/jobs']],
  ['a.ts', "request('GET /api/none')", ['GET /api/none']],
  ['a.ts', "request('GET /')", ['GET /']],
  ['a.ts', "request('GET https://api.example.com/v1/api/jobs')", ['GET /api/jobs']],
  ['a.ts', "router.add('get /api/jobs', list)", ['GET /api/jobs']],
  ['a.ts', "confirm(`delete ${name}`, 'get /away', 'GET /api/jobs failed', 'GET it')", []],
  ['a.ts', "// request('GET /api/jobs')", []],
  ['a.swift', 'send("DELETE /api/jobs/\\(job.id)")', ['DELETE /api/jobs/{id}']],
  ['a.kt', 'send("POST /api/jobs/$id/photos")', ['POST /api/jobs/{id}/photos']],
  ['a.py', "send(f'PATCH /api/jobs/{job_id}')", ['PATCH /api/jobs/{id}']],
  ['a.go', 'mux.HandleFunc("GET /api/jobs/{id}", job)', ['GET /api/jobs/{id}']],
  ['a.d.ts', "GET('/api/jobs')", []],
  ['a.md', "client.GET('/api/jobs')", []],
];

describe('what a line of code calls', () => {
  it.each(certain)('%s %s', (file, code, operations) => {
    expect(found(file, code)).toEqual({ operations, unclear: [] });
  });
});

describe('what cannot be told is taken for all it may be, and listed', () => {
  it('no method', () => {
    expect(found('a.swift', '\nlet path = "/api/jobs"')).toEqual({
      operations: ['GET /api/jobs', 'POST /api/jobs'],
      unclear: ['a.swift:2: no method is stated for /api/jobs, so all are taken: GET /api/jobs, POST /api/jobs'],
    });
  });

  it('options from elsewhere may state any method', () => {
    expect(found('a.ts', "fetch('/api/jobs', options)").operations).toEqual(['GET /api/jobs', 'POST /api/jobs']);
    expect(found('a.ts', "fetch('/api/jobs', { ...options })").operations).toEqual(['GET /api/jobs', 'POST /api/jobs']);
  });

  it('a method, or what stands behind it, that is not written here', () => {
    const doubt = 'a.ts:1: no method is stated for /api/jobs, so all are taken: GET /api/jobs, POST /api/jobs';
    for (const code of ['send(`${method} /api/jobs`)', "send(method + ' /api/jobs')"])
      expect(found('a.ts', code)).toEqual({ operations: ['GET /api/jobs', 'POST /api/jobs'], unclear: [doubt] });
    for (const code of ['send(`GET ${path}`)', "send('GET ' + path)"])
      expect(found('a.ts', code)).toEqual({
        operations: [],
        unclear: ['a.ts:1: no path suits {}, whose values are not written here'],
      });
    expect(found('a.swift', 'send("GET /api/\\(kind)/\\(id)")').unclear).toEqual([
      'a.swift:1: /api/{}/{} may mean /api/jobs/{id} or /api/jobs/mine or /api/{kind}/latest',
    ]);
  });

  it('several templates', () => {
    expect(found('a.ts', 'fetch(`/api/${kind}/${id}`)')).toEqual({
      operations: ['GET /api/jobs/{id}', 'GET /api/jobs/mine', 'GET /api/{kind}/latest'],
      unclear: ['a.ts:1: /api/{}/{} may mean /api/jobs/{id} or /api/jobs/mine or /api/{kind}/latest'],
    });
  });

  it('a name that stands for several paths, or is given away', () => {
    const two = "const a = { p: '/api/jobs/mine' };\nconst b = { p: '/api/jobs/1' };\napi.GET(a.p);";
    expect(found('a.ts', two).unclear).toContain('a.ts:3: the path of this GET is not written here');
    const given = "const p = '/api/jobs';\napi.GET(p);\nsend(p, 'post');";
    expect(found('a.ts', given).operations).toEqual(['GET /api/jobs', 'POST /api/jobs']);
  });

  it('an address that begins with what is not known', () => {
    expect(found('a.ts', 'fetch(`${a}${b}`)')).toEqual({
      operations: [],
      unclear: ['a.ts:1: no path suits {}{}, whose values are not written here'],
    });
    expect(found('a.ts', 'fetch(address)').unclear).toEqual(['a.ts:1: the path of this GET is not written here']);
    expect(found('a.ts', 'fetch(address, options)').unclear).toEqual([
      'a.ts:1: the path of this call is not written here',
    ]);
    expect(found('a.ts', "fetch('https://elsewhere.example/x')")).toEqual({ operations: [], unclear: [] });
  });

  it('a path that stands elsewhere', () => {
    expect(found('a.ts', 'client.GET(path, {})')).toEqual({
      operations: [],
      unclear: ['a.ts:1: the path of this GET is not written here'],
    });
  });
});

it('reads on after what it does not understand', () => {
  for (const text of ['`${', "'", '"\\', 'f"{', '/*', '"""', '${', '<!--', '/[', '\\(']) {
    for (const file of ['a.ts', 'a.swift', 'a.kt', 'a.py', 'a.vue', 'a.cs', 'a.php', 'a.rb']) {
      expect(() => found(file, text)).not.toThrow();
      expect(() => found(file, `${text}\nfetch('/api/jobs')`)).not.toThrow();
    }
  }
});

it('a long file takes time in proportion to its length', () => {
  const text = "client.GET('/api/jobs', { params: { query: { q: `${a}${b}` } } });\n".repeat(20_000);
  const started = performance.now();
  expect(found('a.ts', text).operations).toEqual(['GET /api/jobs']);
  expect(performance.now() - started).toBeLessThan(10_000);
});
