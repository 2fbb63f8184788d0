import { type StartPeer, WITHOUT_LEDGER } from './peer.ts';

/** No peer at all: the load generator straight to the upstream. Its CPU is the upstream's, on the load core. */
export const startDirect: StartPeer = ({ upstream }) =>
  Promise.resolve({
    ...WITHOUT_LEDGER,
    target: { host: '127.0.0.1', port: upstream.port, headers: {} },
    sutPids: () => [upstream.pid],
    stop: () => Promise.resolve(),
  });
