/** Starts the server: HOST, PORT, OPENAI_API_KEY and OPENAI_BASE_URL are read from the environment. */
import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { demoWorld } from './demo.js';
import { openAi } from './upstream.js';

const { HOST = '127.0.0.1', PORT = '3000', OPENAI_API_KEY, OPENAI_BASE_URL = 'https://api.openai.com' } = process.env;
const upstream = OPENAI_API_KEY === undefined ? undefined : openAi(OPENAI_BASE_URL, OPENAI_API_KEY);
const { fetch } = createApp(demoWorld(upstream));
serve({ fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => console.log(`Listening on port ${port}`));
