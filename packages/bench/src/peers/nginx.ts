import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { descendantsOf } from '../processes/process-tree.ts';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import { type StartPeer, WITHOUT_LEDGER } from './peer.ts';

/** nginx with one worker and unbuffered proxying, where it is installed. */
export const startNginx: StartPeer = async ({ children, upstream, scratchDirectory }) => {
  const command = findNginx();
  if (command === null) return { skipped: 'nginx is not installed' };
  const port = await freePort();
  const directory = join(scratchDirectory, 'nginx');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'nginx.conf'), configuration(directory, port, upstream.port));
  const child = children.start({
    name: 'nginx',
    command,
    args: ['-e', 'stderr', '-p', directory, '-c', join(directory, 'nginx.conf')],
    core: 'sut',
  });
  await waitUntilReady(child, async () => (await getStatus(port, '/v1/models')) === 200, 10_000);
  return {
    ...WITHOUT_LEDGER,
    target: { host: '127.0.0.1', port, headers: {} },
    sutPids: () => [child.pid, ...descendantsOf(child.pid)],
    stop: () => child.stop(),
  };
};

function findNginx(): string | null {
  for (const candidate of ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx']) {
    try {
      execFileSync(candidate, ['-v'], { stdio: 'ignore' });
      return candidate;
    } catch {
      // not here
    }
  }
  return null;
}

function configuration(directory: string, port: number, upstreamPort: number): string {
  const runsAsRoot = process.getuid?.() === 0;
  return `
${runsAsRoot ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr error;
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  keepalive_requests 100000000;
  keepalive_timeout 600s;
  tcp_nodelay on;
  upstream bench {
    server 127.0.0.1:${upstreamPort};
    keepalive 1024;
    keepalive_requests 100000000;
    keepalive_timeout 600s;
  }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://bench;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
    }
  }
}
`;
}
