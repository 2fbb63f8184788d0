import { describe, expect, it } from 'vitest';
import { METRIC_NAMES, type Measurement, type MetricName } from './measurement.ts';
import { judgeMemory } from './memory-run.ts';
import type { PeerName } from './peers/peer.ts';
import type { ScenarioName } from './scenarios.ts';
import { judgeStartUp } from './start-up-run.ts';
import { summarise } from './summary.ts';
import { judgeTargets } from './targets.ts';

function rounds(
  peer: PeerName,
  scenario: ScenarioName,
  metric: MetricName,
  values: readonly number[],
  failures: Record<string, number> = {},
): Measurement[] {
  return values.map((value, round) => ({
    peer,
    scenario,
    round,
    windowMs: 1_000,
    completedRequests: 10,
    byteIdenticalRequests: 10,
    failures,
    ledger: null,
    metrics: {
      ...(Object.fromEntries(METRIC_NAMES.map((name) => [name, null])) as Record<MetricName, null>),
      [metric]: value,
    },
  }));
}

function verdicts(measurements: readonly Measurement[]) {
  return Object.fromEntries(
    judgeTargets(summarise(measurements)).map(({ name, verdict, value }) => [name, { verdict, value }]),
  );
}

const CPU = 'CPU per request, non-streamed, to bare (aim 1.0)';
const CHUNKS = 'chunks/s, streams-1000, to bare';
const ORDER = 'streams with a missing, repeated or misplaced chunk, streams-1000';

describe('judgeTargets', () => {
  it('judges the median of the ratios of each round', () => {
    const found = verdicts([
      ...rounds('bare', 'non-streamed', 'cpuUsPerRequest', [100, 200, 100]),
      ...rounds('weir', 'non-streamed', 'cpuUsPerRequest', [120, 240, 900]),
      ...rounds('portkey', 'non-streamed', 'cpuUsPerRequest', [500, 1_000, 500]),
    ]);
    expect(found[CPU]).toEqual({ verdict: 'pass', value: 1.2 });
    expect(found['CPU per request, non-streamed, to portkey']).toEqual({ verdict: 'fail', value: 0.24 });
  });

  it('wants at least as many chunks, not at most', () => {
    const bare = rounds('bare', 'streams-1000', 'chunksPerSecond', [100]);
    expect(
      verdicts([...bare, ...rounds('weir', 'streams-1000', 'chunksPerSecond', [98])])[CHUNKS]!.verdict,
    ).toBe('pass');
    expect(
      verdicts([...bare, ...rounds('weir', 'streams-1000', 'chunksPerSecond', [96])])[CHUNKS]!.verdict,
    ).toBe('fail');
  });

  it('fails the order target for a single bad stream', () => {
    const weir = rounds('weir', 'streams-1000', 'chunksPerSecond', [100], { chunk_missing: 1 });
    expect(verdicts(weir)[ORDER]!.verdict).toBe('fail');
  });

  it('says what was not measured', () => {
    expect(Object.values(verdicts([])).every(({ verdict }) => verdict === 'not measured')).toBe(true);
  });
});

describe('judgeMemory', () => {
  it('wants a limit kept and no growth', () => {
    expect(judgeMemory([250, 255, 252]).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(judgeMemory([250, 310, 252]).map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
    expect(judgeMemory([200, 230, 260]).map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
  });
});

describe('judgeStartUp', () => {
  it('judges the median of the later starts', () => {
    expect(judgeStartUp([3_900, 9_000, 3_000])).toMatchObject({ value: 3_900, verdict: 'pass' });
    expect(judgeStartUp([4_100])).toMatchObject({ verdict: 'fail' });
  });
});
