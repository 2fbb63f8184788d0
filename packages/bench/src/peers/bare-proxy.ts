import { Agent, createServer, request } from 'node:http';
import { exitWithParent } from '../processes/exit-with-parent.ts';

// The proxy everybody would write first: pipes the request up and the response down and does nothing else.
exitWithParent();
const [port, upstreamPort] = process.argv.slice(2);
// Sockets of a node:http agent have Nagle's algorithm off already.
const agent = new Agent({ keepAlive: true });

const server = createServer({ noDelay: true }, (incoming, outgoing) => {
  const upstream = request(
    {
      host: '127.0.0.1',
      port: Number(upstreamPort),
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent,
    },
    (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
      response.once('error', () => outgoing.destroy());
    },
  );
  upstream.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end();
  });
  outgoing.once('close', () => upstream.destroy());
  incoming.pipe(upstream);
});

server.listen({ port: Number(port), host: '127.0.0.1', backlog: 4096 });
