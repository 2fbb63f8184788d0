import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';

// Stands in for the gateway in tests of its peer: keeps the start-up contract, checks the key, passes all else
// on. Its “database” is a process that works inside the data directory and does not end with its parent.
const dataDirectory = process.env.WEIR_DATA_DIR!;
const upstream = new URL(process.env.WEIR_UPSTREAM_URL!);
const apiKey = `sk-test-${createHash('sha256').update(dataDirectory).digest('hex')}`;

const databaseDirectory = join(dataDirectory, 'postgres');
mkdirSync(databaseDirectory, { recursive: true });
spawn('sleep', ['60'], { cwd: databaseDirectory, detached: true, stdio: 'ignore' }).unref();

const server = createServer((incoming, outgoing) => {
  if (incoming.url === '/health/ready') {
    outgoing.end('{}');
  } else if (incoming.headers.authorization !== `Bearer ${apiKey}`) {
    outgoing.writeHead(401).end();
  } else {
    const { method, url: path, headers } = incoming;
    const passed = request(
      { host: upstream.hostname, port: upstream.port, method, path, headers },
      (response) => {
        outgoing.writeHead(response.statusCode!, response.headers);
        response.pipe(outgoing);
      },
    );
    incoming.pipe(passed);
  }
});

server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  writeFileSync(
    join(dataDirectory, 'quickstart.json'),
    JSON.stringify({
      base_url: `http://127.0.0.1:${process.env.PORT}/v1`,
      api_key: apiKey,
      models: ['bench-model', 'bench-10ms', 'bench-0ms'],
    }),
  );
});
