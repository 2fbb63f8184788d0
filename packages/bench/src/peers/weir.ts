import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { countLedgerRecords } from '../ledger.ts';
import { limitEverything } from '../limit-everything.ts';
import { pinProcess } from '../processes/core-pinning.ts';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import { MODEL_DELAYS_MS } from '../upstream/fixtures.ts';
import type { PeerContext, PeerName, RunningPeer, SkippedPeer, StartPeer } from './peer.ts';
import { databaseProcesses, startWeirProcess, weirObstacle } from './weir-process.ts';

/** The real gateway with everything on: API key, limits, interception, durable ledger in embedded PostgreSQL. */
export const startWeir: StartPeer = (context) => startWeirAs(context, 'weir', {});

/** The same before an upstream that speaks Anthropic's API: messages pass raw, chat completions are translated. */
export const startWeirWithAnthropic: StartPeer = (context) =>
  startWeirAs(context, 'weir-anthropic', {
    WEIR_UPSTREAM_PRESET: 'anthropic',
    WEIR_UPSTREAM_API_KEY: 'bench',
  });

/** The same, with 25 limits in five scopes on every request, decided in the process. */
export const startWeirWithLimits: StartPeer = async (context) => {
  const peer = await startWeirAs(context, 'weir-limits', {});
  if (!('skipped' in peer)) await limitEverything(join(context.scratchDirectory, 'weir-limits'));
  return peer;
};

/** The same limits, counted in a Redis on the load core. */
export const startWeirWithRedis: StartPeer = async (context) => {
  if (weirObstacle(context) !== null) return startWeirAs(context, 'weir-redis', {});
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    return { skipped: 'redis-server is not installed' };
  }
  const port = await freePort();
  const redis = context.children.start({
    name: 'redis',
    command: 'redis-server',
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', context.scratchDirectory],
    core: 'load',
  });
  await waitUntilReady(redis, () => accepts(port), 15_000);
  const peer = await startWeirAs(context, 'weir-redis', { REDIS_URL: `redis://127.0.0.1:${port}` });
  if ('skipped' in peer) return peer;
  await limitEverything(join(context.scratchDirectory, 'weir-redis'));
  return {
    ...peer,
    async stop() {
      await peer.stop();
      await redis.stop();
    },
  };
};

/** The same as `weir`, with metrics and a trace of every request for a collector on the load core. */
export const startWeirWithOtlp: StartPeer = async (context) => {
  if (weirObstacle(context) !== null) return startWeirAs(context, 'weir-otlp', {});
  const port = await freePort();
  const collector = context.children.start({
    name: 'otlp-sink',
    command: process.execPath,
    args: [join(import.meta.dirname, 'otlp-sink.ts'), String(port)],
    core: 'load',
  });
  await waitUntilReady(collector, async () => (await getStatus(port, '/')) === 200, 15_000);
  const peer = await startWeirAs(context, 'weir-otlp', {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    // Several exports in a measurement of a few seconds.
    OTEL_METRIC_EXPORT_INTERVAL: '1000',
    OTEL_BSP_SCHEDULE_DELAY: '1000',
  });
  if ('skipped' in peer) return peer;
  return {
    ...peer,
    async stop() {
      await peer.stop();
      await collector.stop();
    },
  };
};

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts the gateway as a peer, with further environment variables. */
export async function startWeirAs(
  context: PeerContext,
  name: PeerName,
  environment: Readonly<Record<string, string>>,
): Promise<RunningPeer | SkippedPeer> {
  const obstacle = weirObstacle(context);
  if (obstacle !== null) return { skipped: obstacle };
  const dataDirectory = join(context.scratchDirectory, name);
  const weir = await startWeirProcess(context, dataDirectory, { name, environment });
  const missing = Object.keys(MODEL_DELAYS_MS).filter((model) => !weir.quickstart.models.includes(model));
  if (missing.length > 0) throw new Error(`${name} did not discover the models ${missing.join(', ')}`);
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
      headers: { authorization: `Bearer ${weir.quickstart.api_key}` },
    },
    sutPids: () => [weir.child.pid],
    databasePids,
    countLedgerRecords: () => countLedgerRecords(dataDirectory),
    stop: () => weir.child.stop(),
  };
}
