import { setTimeout as sleep } from 'node:timers/promises';
import { checkLedger } from './ledger.ts';
import type { LoadTally } from './load/load-tally.ts';
import type { Measurement, MetricName } from './measurement.ts';
import type { PeerName, RunningPeer } from './peers/peer.ts';
import { cpuUsBetween, readCpu, residentBytes } from './processes/process-cpu.ts';
import { createLoad, type Scenario } from './scenarios.ts';

/** What to measure and for how long. */
export interface MeasureOptions {
  readonly peerName: PeerName;
  readonly scenario: Scenario;
  readonly round: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  readonly includeUsage: boolean;
  readonly upstreamPid: number;
}

/** Puts a scenario's load on a peer: warm-up, measuring window, drain, ledger check. */
export async function measure(peer: RunningPeer, options: MeasureOptions): Promise<Measurement> {
  const load = createLoad(options.scenario, peer.target, options.includeUsage);
  const { tally } = load;
  const recordsBefore = await peer.countLedgerRecords();
  await load.start();
  await sleep(options.warmUpMs);

  const before = snapshot(peer, options.upstreamPid);
  tally.isRecording = true;
  await sleep(options.windowMs);
  tally.isRecording = false;
  const after = snapshot(peer, options.upstreamPid);

  await load.drain();
  const resident = residentBytes(peer.sutPids());
  return {
    peer: options.peerName,
    scenario: options.scenario.name,
    round: options.round,
    windowMs: after.atMs - before.atMs,
    completedRequests: tally.completedCount,
    byteIdenticalRequests: tally.byteIdenticalCount,
    failures: Object.fromEntries(tally.failures),
    ledger: await checkLedger(() => peer.countLedgerRecords(), recordsBefore, tally.completedCount),
    metrics: { ...metricsOf(tally, usageBetween(before, after)), residentMb: resident / 2 ** 20 },
  };
}

type Snapshot = ReturnType<typeof snapshot>;

function snapshot(peer: RunningPeer, upstreamPid: number) {
  const databasePids = peer.databasePids();
  return {
    atMs: performance.now(),
    sut: readCpu(peer.sutPids()),
    database: readCpu(databasePids),
    hasDatabase: databasePids.length > 0,
    upstream: readCpu([upstreamPid]),
    generatorUs: generatorCpuUs(),
  };
}

interface ResourceUsage {
  readonly windowMs: number;
  readonly sutUs: number;
  readonly databaseUs: number | null;
  readonly loadCoreUs: number;
}

function usageBetween(before: Snapshot, after: Snapshot): ResourceUsage {
  const databaseUs = cpuUsBetween(before.database, after.database);
  return {
    windowMs: after.atMs - before.atMs,
    sutUs: cpuUsBetween(before.sut, after.sut),
    databaseUs: after.hasDatabase ? databaseUs : null,
    loadCoreUs:
      databaseUs + cpuUsBetween(before.upstream, after.upstream) + after.generatorUs - before.generatorUs,
  };
}

function metricsOf(
  tally: LoadTally,
  usage: ResourceUsage,
): Record<Exclude<MetricName, 'residentMb'>, number | null> {
  const requests = tally.windowRequestCount;
  const chunks = tally.windowChunkCount;
  const windowUs = usage.windowMs * 1_000;
  const per = (value: number | null, count: number) => (value === null || count === 0 ? null : value / count);
  const [latencyP50Ms, latencyP99Ms] = tally.latencyMs.percentiles([0.5, 0.99]) as Pair;
  const [ttftP50Ms, ttftP99Ms] = tally.timeToFirstTokenMs.percentiles([0.5, 0.99]) as Pair;
  const [gapP50Ms, gapP99Ms] = tally.chunkGapMs.percentiles([0.5, 0.99]) as Pair;
  const [delayP50Ms, delayP99Ms] = tally.chunkDelayMs.percentiles([0.5, 0.99]) as Pair;
  const [sendLatenessP99Ms] = tally.sendLatenessMs.percentiles([0.99]) as [number | null];
  return {
    cpuUsPerRequest: per(usage.sutUs, requests),
    cpuUsPerChunk: per(usage.sutUs, chunks),
    databaseCpuUsPerRequest: per(usage.databaseUs, requests),
    requestsPerSecond: (requests * 1_000) / usage.windowMs,
    chunksPerSecond: chunks === 0 ? null : (chunks * 1_000) / usage.windowMs,
    latencyP50Ms,
    latencyP99Ms,
    timeToFirstTokenP50Ms: ttftP50Ms,
    timeToFirstTokenP99Ms: ttftP99Ms,
    chunkGapP50Ms: gapP50Ms,
    chunkGapP99Ms: gapP99Ms,
    chunkDelayP50Ms: delayP50Ms,
    chunkDelayP99Ms: delayP99Ms,
    sutCoreShare: usage.sutUs / windowUs,
    loadCoreShare: usage.loadCoreUs / windowUs,
    sendLatenessP99Ms,
  };
}

type Pair = [number | null, number | null];

function generatorCpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
