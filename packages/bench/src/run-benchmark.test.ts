import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchEnvironment, openBenchEnvironment } from './bench-environment.ts';
import type { PeerName } from './peers/peer.ts';
import { databaseProcesses, startWeirProcess } from './peers/weir-process.ts';
import { processesWorkingIn } from './processes/process-tree.ts';
import { describeEnvironment } from './report/environment.ts';
import { renderReport } from './report/report.ts';
import { rotated, runBenchmark } from './run-benchmark.ts';
import type { ScenarioName } from './scenarios.ts';
import { findSummary, summarise } from './summary.ts';
import type { StreamFault } from './upstream/response-bytes.ts';

const UNPINNED = { sutCore: null, loadCore: null, cpuProfileDirectory: null, weirEntry: '/nowhere/main.ts' };
const FAKE_GATEWAY = join(import.meta.dirname, 'peers/fake-gateway.ts');

let environment: BenchEnvironment | null = null;
afterEach(async () => {
  await environment?.close();
  environment = null;
});

async function open(fault?: StreamFault, weirEntry = UNPINNED.weirEntry): Promise<BenchEnvironment> {
  environment = await openBenchEnvironment(
    { ...UNPINNED, weirEntry },
    { pinsItself: false, ...(fault === undefined ? {} : { fault }) },
  );
  return environment;
}

async function run(
  { context }: BenchEnvironment,
  peers: readonly PeerName[],
  scenarios: readonly ScenarioName[],
) {
  const options = { rounds: 1, warmUpRounds: 0, warmUpMs: 50, windowMs: 250, includeUsage: false };
  return runBenchmark(context, { ...options, peers, scenarios }, () => {});
}

// Short runs, but of real processes on what may be a busy machine.
describe('runBenchmark', { timeout: 120_000 }, () => {
  it('measures direct and bare side by side and reports it', async () => {
    const outcome = await run(
      await open(),
      ['direct', 'bare'],
      ['non-streamed', 'streams-100', 'messages-100'],
    );
    expect(outcome.unsound).toEqual([]);
    expect(outcome.measurements).toHaveLength(6);
    for (const { completedRequests, byteIdenticalRequests, metrics, scenario } of outcome.measurements) {
      expect(completedRequests).toBeGreaterThanOrEqual(32);
      expect(byteIdenticalRequests).toBe(completedRequests);
      expect(metrics.residentMb).toBeGreaterThan(10);
      if (scenario !== 'non-streamed') expect(metrics.chunksPerSecond).toBeGreaterThan(1_000);
      else expect(metrics.cpuUsPerRequest).toBeGreaterThan(1);
    }
    const summaries = summarise(outcome.measurements);
    const messages = findSummary(summaries, 'messages-100', 'bare');
    expect(messages!.ratiosToChat!.cpuUsPerChunk.median).toBeGreaterThan(0);
    const report = renderReport(
      describeEnvironment({
        cores: { sut: null, load: null },
        rounds: 1,
        windowSeconds: 0.25,
        startedAt: '2026-01-01T00:00:00Z',
      }),
      outcome,
      summaries,
      [],
    );
    expect(report).toContain('every chunk in order');
  });

  it.each([
    ['swapped', 'chunk_missing'],
    ['missing', 'chunk_missing'],
    ['duplicated', 'chunk_repeated'],
    ['truncated', 'incomplete'],
  ] as const)('fails when chunks are %s', async (fault, kind) => {
    const { unsound } = await run(await open(fault), ['direct'], ['streams-no-delay']);
    expect(unsound).toHaveLength(1);
    expect(Object.keys(unsound[0]!.failures)).toEqual([kind]);
  });

  it('fails when chunks of messages are swapped', async () => {
    const { unsound } = await run(await open('swapped'), ['direct'], ['messages-100']);
    expect(unsound).toHaveLength(1);
    expect(Object.keys(unsound[0]!.failures)).toEqual(['chunk_missing']);
  });

  it('skips the gateway where it is not there', async () => {
    const { skipped, measurements } = await run(await open(), ['weir'], ['non-streamed']);
    expect(skipped.weir).toContain('/nowhere/main.ts');
    expect(measurements).toEqual([]);
  });

  it('starts the gateway by its contract, calls it with its key and ends what it leaves behind', async () => {
    const opened = await open(undefined, FAKE_GATEWAY);
    const { unsound, measurements } = await run(opened, ['weir'], ['non-streamed']);
    expect(unsound).toEqual([]);
    expect(measurements[0]!.completedRequests).toBeGreaterThan(0);
    expect(measurements[0]!.metrics.databaseCpuUsPerRequest).not.toBeNull();
    const dataDirectory = join(opened.context.scratchDirectory, 'weir');
    await expect.poll(() => processesWorkingIn(dataDirectory)).toEqual([]);
  });

  it('ends the database of a gateway that crashed', async () => {
    const opened = await open(undefined, FAKE_GATEWAY);
    const dataDirectory = join(opened.context.scratchDirectory, 'weir');
    const weir = await startWeirProcess(opened.context, dataDirectory);
    process.kill(weir.child.pid, 'SIGKILL');
    await expect.poll(() => weir.child.hasExited).toBe(true);
    expect(databaseProcesses(weir, dataDirectory)).toHaveLength(1);
    await opened.close();
    await expect.poll(() => databaseProcesses(weir, dataDirectory)).toEqual([]);
  });
});

describe('rotated', () => {
  it('begins with another item each round', () => {
    expect([0, 1, 2, 3].map((shift) => rotated(['a', 'b', 'c'], shift).join(''))).toEqual([
      'abc',
      'bca',
      'cab',
      'abc',
    ]);
    expect(rotated([], 2)).toEqual([]);
  });
});
