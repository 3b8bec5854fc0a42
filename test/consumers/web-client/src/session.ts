/** The API as one signed-in person sees it. */
import type { components, paths } from '@serviceai/api-spec/types';
import createClient, { type Client } from 'openapi-fetch';

export type Schemas = components['schemas'];
export type Api = Client<paths>;

/** Who calls, with which release. */
export interface Person {
  readonly session?: string;
  readonly clientVersion: string;
}

/** What every operation may come to, besides its own answers. */
export type Trouble =
  | { readonly kind: 'update'; readonly minClientVersion: string }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'forbidden'; readonly code: string | undefined }
  | { readonly kind: 'wait' }
  | { readonly kind: 'unexpected'; readonly status: number };

/** The API at an address. */
export function connect(baseUrl: string, { session, clientVersion }: Person): Api {
  const headers: Record<string, string> = { 'X-Client-Version': clientVersion };
  if (session !== undefined) headers.Authorization = `Bearer ${session}`;
  return createClient<paths>({ baseUrl, headers });
}

/** Reads an error by its status; a body that may be one of several is told apart by what the contract says of it. */
export function trouble(
  status: number,
  error: Schemas['ErrorEnvelope'] | Schemas['UpgradeRequiredEnvelope'] | undefined,
): Trouble {
  if (status === 426 && error && 'minClientVersion' in error)
    return { kind: 'update', minClientVersion: error.minClientVersion };
  if (status === 401) return { kind: 'sign-in' };
  if (status === 403) return { kind: 'forbidden', code: error?.code };
  return status === 429 ? { kind: 'wait' } : { kind: 'unexpected', status };
}
