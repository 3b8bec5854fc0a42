/** A web team: the declarations with openapi-fetch, and the document itself. */
import type { components, operations, paths } from '@serviceai/api-spec/types';
import createClient from 'openapi-fetch';

const api = createClient<paths>({ baseUrl: 'https://app.example.com' });

export async function catalogue(): Promise<components['schemas']['ChattyToolDefinition'][]> {
  const { data, error } = await api.GET('/api/chatty-voice/tools');
  if (error) throw new Error(error.error);
  return data;
}

export type NoOperationIsNamed = operations;
