import type { Measurement } from '../measurement.ts';
import type { BenchmarkOutcome } from '../run-benchmark.ts';
import { SCENARIO_NAMES, SCENARIOS, type Scenario } from '../scenarios.ts';
import type { PeerSummary } from '../summary.ts';
import type { TargetResult } from '../targets.ts';
import type { Environment } from './environment.ts';
import { percent, plain, signed, withRange } from './figure-text.ts';
import { textTable } from './text-table.ts';

/** From this share on, the load core decides how much a peer can show. */
const LOAD_CORE_LIMIT = 0.95;

/** From this share on, other processes on the core of the system under test make a run worthless. */
const STRANGERS_LIMIT = 0.05;

/** The whole report for the terminal. */
export function renderReport(
  environment: Environment,
  outcome: BenchmarkOutcome,
  summaries: readonly PeerSummary[],
  targets: readonly TargetResult[],
): string {
  const sections = SCENARIO_NAMES.flatMap((name) => {
    const own = summaries.filter((summary) => summary.scenario === name);
    return own.length === 0 ? [] : [renderScenario(SCENARIOS[name], own)];
  });
  return [
    renderEnvironment(environment),
    ...sections,
    ...renderSkipped(outcome),
    renderTargets(targets),
    renderSoundness(outcome),
  ].join('\n\n');
}

/** The targets with their verdicts. */
export function renderTargets(targets: readonly TargetResult[]): string {
  const rows = targets.map(({ name, limit, value, verdict }) => [
    name,
    limit,
    value === null ? '–' : String(Number(value.toFixed(3))),
    verdict,
  ]);
  return `Targets of weir\n${textTable(['target', 'limit', 'found', 'verdict'], rows)}`;
}

/** One line about the machine and the run. */
export function renderEnvironment(environment: Environment): string {
  const { nodeVersion, cpuModel, coreCount, cores, rounds, windowSeconds } = environment;
  const pinning =
    cores.sut === null
      ? 'nothing pinned: figures of different peers disturb each other'
      : `system under test on core ${cores.sut}, upstream and load on core ${cores.load}`;
  return `Node ${nodeVersion}, ${cpuModel}, ${coreCount} cores; ${pinning}; ${rounds} rounds of ${windowSeconds} s`;
}

function renderScenario(scenario: Scenario, summaries: readonly PeerSummary[]): string {
  const table = scenario.stream ? renderStreams(summaries) : renderRequests(summaries);
  return [scenario.title, table, ...loadCoreNote(summaries), ...strangersNote(summaries)].join('\n');
}

function renderRequests(summaries: readonly PeerSummary[]): string {
  const headings = ['peer', 'CPU µs/request', '× bare', '× portkey', 'database µs', 'requests/s', 'p50 ms'];
  const more = ['added', 'p99 ms', 'added', 'RSS MB', 'core', 'load core', 'failed'];
  const rows = summaries.map(({ peer, figures, ratios, added, failedRequests }) => [
    peer,
    withRange(figures.cpuUsPerRequest, 1),
    plain(ratios.bare?.cpuUsPerRequest, 2),
    plain(ratios.portkey?.cpuUsPerRequest, 2),
    plain(figures.databaseCpuUsPerRequest, 1),
    withRange(figures.requestsPerSecond, 0),
    plain(figures.latencyP50Ms, 2),
    signed(added?.latencyP50Ms, 2),
    plain(figures.latencyP99Ms, 2),
    signed(added?.latencyP99Ms, 2),
    plain(figures.residentMb, 0),
    percent(figures.sutCoreShare),
    percent(figures.loadCoreShare),
    String(failedRequests),
  ]);
  return textTable([...headings, ...more], rows);
}

function renderStreams(summaries: readonly PeerSummary[]): string {
  const headings = [
    'peer',
    'CPU µs/chunk',
    '× bare',
    '× portkey',
    '× chat',
    'database µs/request',
    'chunks/s',
    '× bare',
  ];
  const more = ['TTFT p50/p99 ms', 'added', 'gap p50/p99 ms', 'added', 'delay p50/p99 ms', 'added'];
  const last = ['RSS MB', 'core', 'load core', 'same bytes', 'failed'];
  const rows = summaries.map((summary) => {
    const { peer, figures, ratios, added, failedRequests } = summary;
    return [
      peer,
      withRange(figures.cpuUsPerChunk, 2),
      plain(ratios.bare?.cpuUsPerChunk, 2),
      plain(ratios.portkey?.cpuUsPerChunk, 2),
      plain(summary.ratiosToChat?.cpuUsPerChunk, 2),
      plain(figures.databaseCpuUsPerRequest, 1),
      withRange(figures.chunksPerSecond, 0),
      plain(ratios.bare?.chunksPerSecond, 2),
      `${plain(figures.timeToFirstTokenP50Ms, 1)}/${plain(figures.timeToFirstTokenP99Ms, 1)}`,
      `${signed(added?.timeToFirstTokenP50Ms, 1)}/${signed(added?.timeToFirstTokenP99Ms, 1)}`,
      `${plain(figures.chunkGapP50Ms, 1)}/${plain(figures.chunkGapP99Ms, 1)}`,
      `${signed(added?.chunkGapP50Ms, 1)}/${signed(added?.chunkGapP99Ms, 1)}`,
      `${plain(figures.chunkDelayP50Ms, 1)}/${plain(figures.chunkDelayP99Ms, 1)}`,
      `${signed(added?.chunkDelayP50Ms, 1)}/${signed(added?.chunkDelayP99Ms, 1)}`,
      plain(figures.residentMb, 0),
      percent(figures.sutCoreShare),
      percent(figures.loadCoreShare),
      sameBytes(summary),
      String(failedRequests),
    ];
  });
  return textTable([...headings, ...more, ...last], rows);
}

function sameBytes({ completedRequests, byteIdenticalRequests }: PeerSummary): string {
  if (completedRequests === 0) return '–';
  return `${((100 * byteIdenticalRequests) / completedRequests).toFixed(0)} %`;
}

function loadCoreNote(summaries: readonly PeerSummary[]): string[] {
  const limited = summaries
    .filter(({ figures }) => (figures.loadCoreShare.median ?? 0) >= LOAD_CORE_LIMIT)
    .map(({ peer }) => peer);
  if (limited.length === 0) return [];
  return [
    `load core busy: ${limited.join(', ')} may be held back by the generator; compare their CPU, not their rates`,
  ];
}

function strangersNote(summaries: readonly PeerSummary[]): string[] {
  const highest = Math.max(...summaries.map(({ figures }) => figures.strangersShare.median ?? 0));
  if (highest < STRANGERS_LIMIT) return [];
  return [
    `machine not quiet: others used up to ${(highest * 100).toFixed(0)} % of the core under test; do not quote these figures`,
  ];
}

function renderSkipped({ skipped }: BenchmarkOutcome): string[] {
  const lines = Object.entries(skipped).map(([peer, reason]) => `skipped ${peer}: ${reason}`);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function renderSoundness({ measurements, unsound }: BenchmarkOutcome): string {
  if (unsound.length > 0) {
    return `FAILED: not every answer was complete and in order\n${unsound.map(renderUnsound).join('\n')}`;
  }
  if (measurements.length === 0) return 'FAILED: nothing was measured';
  const total = measurements.reduce((sum, measurement) => sum + measurement.completedRequests, 0);
  return `All ${total} answers complete, every chunk in order. ${renderLedger(measurements)}`.trim();
}

function renderLedger(measurements: readonly Measurement[]): string {
  const own = measurements.filter(({ peer }) => peer === 'weir');
  if (own.length === 0) return '';
  if (own.some(({ ledger }) => ledger === null))
    return 'The ledger of weir was NOT checked: it cannot be reached.';
  const records = own.reduce((sum, { ledger }) => sum + (ledger?.found ?? 0), 0);
  return `The ledger of weir gained ${records} records, one for each of its answers.`;
}

function renderUnsound({ peer, scenario, round, failures, ledger }: Measurement): string {
  const kinds = Object.entries(failures).map(([kind, count]) => `${kind} × ${count}`);
  if (ledger !== null && ledger.expected !== ledger.found) {
    kinds.push(`ledger gained ${ledger.found} records for ${ledger.expected} requests`);
  }
  const when = round < 0 ? 'warm-up' : `round ${round + 1}`;
  return `  ${peer}, ${scenario}, ${when}: ${kinds.join(', ') || 'nothing completed'}`;
}
