import { join } from 'node:path';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import { type StartPeer, WITHOUT_LEDGER } from './peer.ts';

/** The bare `node:http` proxy, the baseline of the ratios. */
export const startBare: StartPeer = async ({ children, upstream }) => {
  const port = await freePort();
  const child = children.start({
    name: 'bare',
    command: process.execPath,
    args: [join(import.meta.dirname, 'bare-proxy.ts'), String(port), String(upstream.port)],
    environment: { NODE_ENV: 'production' },
    core: 'sut',
  });
  await waitUntilReady(child, async () => (await getStatus(port, '/v1/models')) === 200, 15_000);
  return {
    ...WITHOUT_LEDGER,
    target: { host: '127.0.0.1', port, headers: {} },
    sutPids: () => [child.pid],
    stop: () => child.stop(),
  };
};
