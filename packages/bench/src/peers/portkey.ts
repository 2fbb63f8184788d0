import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import { type StartPeer, WITHOUT_LEDGER } from './peer.ts';

const ENTRY = join(import.meta.dirname, '../../node_modules/@portkey-ai/gateway/build/start-server.js');

/** The Portkey gateway from npm, on the same Node as all others, told its upstream by request headers. */
export const startPortkey: StartPeer = async ({ children, upstream }) => {
  if (!existsSync(ENTRY)) return { skipped: '@portkey-ai/gateway is not installed' };
  const port = await freePort();
  const child = children.start({
    name: 'portkey',
    command: process.execPath,
    args: ['--import', join(import.meta.dirname, 'loopback-only.ts'), ENTRY, `--port=${port}`, '--headless'],
    environment: { NODE_ENV: 'production' },
    core: 'sut',
  });
  await waitUntilReady(child, async () => (await getStatus(port, '/')) === 200, 30_000);
  return {
    ...WITHOUT_LEDGER,
    target: {
      host: '127.0.0.1',
      port,
      path: '/v1/chat/completions',
      headers: {
        authorization: 'Bearer bench',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `http://127.0.0.1:${upstream.port}/v1`,
      },
    },
    sutPids: () => [child.pid],
    stop: () => child.stop(),
  };
};
