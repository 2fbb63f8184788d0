import { setTimeout as sleep } from 'node:timers/promises';
import { checkLedger } from './ledger.ts';
import type { LoadTally } from './load/load-tally.ts';
import type { Measurement, MetricName } from './measurement.ts';
import type { PeerName, RunningPeer } from './peers/peer.ts';
import { coreBusyUs, cpuUsBetween, readCpu, residentBytes } from './processes/process-cpu.ts';
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
  /** The core of the system under test, watched for other users; `null` if nothing is pinned. */
  readonly sutCore: number | null;
}

/** Puts a scenario's load on a peer: warm-up, measuring window, drain, ledger check. */
export async function measure(peer: RunningPeer, options: MeasureOptions): Promise<Measurement> {
  const load = createLoad(options.scenario, peer.target, options.includeUsage);
  const { tally } = load;
  const recordsBefore = await peer.countLedgerRecords();
  await load.start();
  await sleep(options.warmUpMs);

  // Next to the switch of the recording, nothing but the readings that must match it.
  const sutPids = peer.sutPids();
  const loadCoreBefore = readLoadCore(peer, options);
  const sutBefore = readSut(sutPids, options);
  tally.isRecording = true;
  await sleep(options.windowMs);
  tally.isRecording = false;
  const sutAfter = readSut(sutPids, options);
  const loadCoreAfter = readLoadCore(peer, options);
  const usage = usageBetween([sutBefore, sutAfter], [loadCoreBefore, loadCoreAfter]);

  await load.drain();
  const resident = residentBytes(peer.sutPids());
  return {
    peer: options.peerName,
    scenario: options.scenario.name,
    round: options.round,
    windowMs: usage.windowMs,
    completedRequests: tally.completedCount,
    byteIdenticalRequests: tally.byteIdenticalCount,
    failures: Object.fromEntries(tally.failures),
    ledger: await checkLedger(() => peer.countLedgerRecords(), recordsBefore, tally.completedCount),
    metrics: { ...metricsOf(tally, usage), residentMb: resident / 2 ** 20 },
  };
}

type Sut = ReturnType<typeof readSut>;
type LoadCore = ReturnType<typeof readLoadCore>;

function readSut(pids: readonly number[], options: MeasureOptions) {
  return {
    atMs: performance.now(),
    cpu: readCpu(pids),
    coreBusyUs: options.sutCore === null ? null : coreBusyUs(options.sutCore),
    runsOnCore: !pids.includes(options.upstreamPid),
  };
}

function readLoadCore(peer: RunningPeer, options: MeasureOptions) {
  const { user, system } = process.cpuUsage();
  const databasePids = peer.databasePids();
  return {
    generatorUs: user + system,
    upstream: readCpu([options.upstreamPid]),
    database: readCpu(databasePids),
    hasDatabase: databasePids.length > 0,
  };
}

interface ResourceUsage {
  readonly windowMs: number;
  readonly sutUs: number;
  readonly sutRunsOnCore: boolean;
  readonly databaseUs: number | null;
  readonly loadCoreUs: number;
  /** What others used of the core of the system under test. */
  readonly strangersUs: number | null;
}

function usageBetween(sut: readonly [Sut, Sut], loadCore: readonly [LoadCore, LoadCore]): ResourceUsage {
  const databaseUs = cpuUsBetween(loadCore[0].database, loadCore[1].database);
  const upstreamUs = cpuUsBetween(loadCore[0].upstream, loadCore[1].upstream);
  const generatorUs = loadCore[1].generatorUs - loadCore[0].generatorUs;
  const sutUs = cpuUsBetween(sut[0].cpu, sut[1].cpu);
  return {
    windowMs: sut[1].atMs - sut[0].atMs,
    sutUs,
    sutRunsOnCore: sut[1].runsOnCore,
    databaseUs: loadCore[1].hasDatabase ? databaseUs : null,
    loadCoreUs: databaseUs + upstreamUs + generatorUs,
    strangersUs: strangersUs(sut, sutUs),
  };
}

function strangersUs([before, after]: readonly [Sut, Sut], sutUs: number): number | null {
  if (before.coreBusyUs === null || after.coreBusyUs === null) return null;
  return Math.max(0, after.coreBusyUs - before.coreBusyUs - (after.runsOnCore ? sutUs : 0));
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
    sutCoreShare: usage.sutRunsOnCore ? usage.sutUs / windowUs : null,
    strangersShare: usage.strangersUs === null ? null : usage.strangersUs / windowUs,
    loadCoreShare: usage.loadCoreUs / windowUs,
    sendLatenessP99Ms,
  };
}

type Pair = [number | null, number | null];
