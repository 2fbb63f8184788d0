import { startBare } from './bare.ts';
import { startDirect } from './direct.ts';
import { startNginx } from './nginx.ts';
import type { PeerName, StartPeer } from './peer.ts';
import { startPortkey } from './portkey.ts';
import {
  startWeir,
  startWeirWithAnthropic,
  startWeirWithLimits,
  startWeirWithOtlp,
  startWeirWithRedis,
} from './weir.ts';
import { startWeirWithConsole } from './weir-with-console.ts';

/** How each peer is started. */
export const PEERS: Readonly<Record<PeerName, StartPeer>> = {
  direct: startDirect,
  nginx: startNginx,
  bare: startBare,
  weir: startWeir,
  'weir-anthropic': startWeirWithAnthropic,
  'weir-limits': startWeirWithLimits,
  'weir-redis': startWeirWithRedis,
  'weir-otlp': startWeirWithOtlp,
  'weir-console': startWeirWithConsole,
  portkey: startPortkey,
};
