import { join } from 'node:path';
import { countLedgerRecords } from '../ledger.ts';
import { pinProcess } from '../processes/core-pinning.ts';
import { MODEL_DELAYS_MS } from '../upstream/fixtures.ts';
import type { StartPeer } from './peer.ts';
import { databaseProcesses, startWeirProcess, weirObstacle } from './weir-process.ts';

/** The real gateway with everything on: API key, limits, interception, durable ledger in embedded PostgreSQL. */
export const startWeir: StartPeer = async (context) => {
  const obstacle = weirObstacle(context);
  if (obstacle !== null) return { skipped: obstacle };
  const dataDirectory = join(context.scratchDirectory, 'weir');
  const weir = await startWeirProcess(context, dataDirectory);
  const missing = Object.keys(MODEL_DELAYS_MS).filter((model) => !weir.quickstart.models.includes(model));
  if (missing.length > 0) throw new Error(`weir did not discover the models ${missing.join(', ')}`);
  const databasePids = () => {
    const pids = databaseProcesses(weir, dataDirectory);
    // Started by the gateway, on its core: the database belongs to the other one.
    for (const pid of pids) pinProcess(pid, context.cores.load);
    return pids;
  };
  databasePids();
  return {
    target: {
      host: '127.0.0.1',
      port: weir.port,
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${weir.quickstart.api_key}` },
    },
    sutPids: () => [weir.child.pid],
    databasePids,
    countLedgerRecords: () => countLedgerRecords(dataDirectory),
    stop: () => weir.child.stop(),
  };
};
