/** A web client that was written against 1.1.22. */
import type { components, paths } from '@serviceai/api-spec/types';
import createClient from 'openapi-fetch';

type Job = components['schemas']['JobSummary'];
type Frame = components['schemas']['FloorPlanRenderFrame'];

const api = createClient<paths>({ baseUrl: 'https://app.example.com', headers: { 'X-Client-Version': '1.1.22' } });

export async function signIn(email: string, password: string): Promise<string> {
  const { data, error, response } = await api.POST('/api/session', { body: { grant: 'password', email, password } });
  if (data) return data.accessToken;
  throw new Error(`${response.status}: ${error.error}`);
}

export async function everyJob(updatedSince?: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit: 100, ...(cursor ? { cursor } : {}), ...(updatedSince ? { updatedSince } : {}) };
    const { data, error } = await api.GET('/api/jobs', { params: { query } });
    if (error) throw new Error(error.error);
    jobs.push(...data.items);
    cursor = data.nextCursor;
    if (cursor === undefined) return jobs;
  }
}

export async function frameOf(scanId: string): Promise<Frame | null> {
  const { data, response } = await api.GET('/api/scans/{scanId}/floor-plan', { params: { path: { scanId } } });
  if (!data) throw new Error(String(response.status));
  return data.renderFrame;
}

export async function move(jobId: string, stageId: string): Promise<'moved' | 'moved-meanwhile' | string[]> {
  const { error, response } = await api.PUT('/api/jobs/{jobId}/stage', {
    params: { path: { jobId } },
    body: { stageId },
  });
  if (response.status === 204) return 'moved';
  return error && 'fields' in error ? (error.fields?.['/stageId'] ?? []) : 'moved-meanwhile';
}
