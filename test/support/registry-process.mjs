/**
 * The registry's own process, so that a test may block on npm while the registry answers. Takes the folder as its argument;
 * says `{ registry, proxy }`, the two ports on loopback, over IPC, and ends when its parent does.
 *
 * The proxy refuses whatever it is asked for: npm sends through it what is meant for any other host, and it writes that down.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

const folder = process.argv[2];
const config = {
  self_path: join(folder, 'config.yaml'),
  storage: join(folder, 'storage'),
  uplinks: {},
  packages: { '**': { access: '$all', publish: '$all', unpublish: '$all' } },
  publish: { allow_offline: true },
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
  max_body_size: '100mb',
  web: { enable: false },
  log: { type: 'stdout', format: 'json', level: 'fatal' },
};

const registry = await runServer(config);
registry.prependListener('request', (request, response) => {
  response.on('close', () => {
    appendFileSync(join(folder, 'requests.log'), `${request.method} ${request.url} ${response.statusCode}\n`);
  });
});

const proxy = createServer((request, response) => {
  appendFileSync(join(folder, 'strays.log'), `${request.method} ${request.url}\n`);
  response.writeHead(502).end();
});
proxy.on('connect', (request, socket) => {
  appendFileSync(join(folder, 'strays.log'), `CONNECT ${request.url}\n`);
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
process.on('disconnect', () => process.exit(0));
process.send({ registry: await listen(registry), proxy: await listen(proxy) });
