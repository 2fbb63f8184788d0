import { writeFileSync } from 'node:fs';
import { runManagement } from './management-run.ts';
import { runMemory } from './memory-run.ts';
import type { CommandLine } from './options.ts';
import type { PeerContext } from './peers/peer.ts';
import { describeEnvironment, type Environment } from './report/environment.ts';
import { renderEnvironment, renderReport, renderTargets } from './report/report.ts';
import { runBenchmark } from './run-benchmark.ts';
import { runStartUp } from './start-up-run.ts';
import { percentile } from './statistics.ts';
import { summarise } from './summary.ts';
import { judgeTargets, type TargetResult } from './targets.ts';

/** Exit codes: everything as it should be; something went wrong or nothing was measured; a target was missed. */
const FINE = 0;
const FAILED = 1;
const TARGET_MISSED = 2;

/** Runs what the command line asks for, prints the report and returns the exit code. */
export function runMode(commandLine: CommandLine, context: PeerContext): Promise<number> {
  const environment = describeEnvironment({
    cores: context.cores,
    rounds: commandLine.rounds,
    windowSeconds: commandLine.seconds,
    startedAt: new Date().toISOString(),
  });
  if (commandLine.mode === 'memory') return memory(commandLine, context, environment);
  if (commandLine.mode === 'management') return management(commandLine, context, environment);
  if (commandLine.mode === 'start-up') return startUp(commandLine, context, environment);
  return compare(commandLine, context, environment);
}

async function compare(
  commandLine: CommandLine,
  context: PeerContext,
  environment: Environment,
): Promise<number> {
  const options = { ...commandLine, ...timingOf(commandLine) };
  const outcome = await runBenchmark(context, options, (line) => console.error(line));
  const summaries = summarise(outcome.measurements);
  const targets = judgeTargets(summaries);
  console.log(`\n${renderReport(environment, outcome, summaries, targets)}`);
  writeJson(commandLine.jsonPath, { environment, summaries, targets, ...outcome });
  return exitCodeOf(outcome.unsound.length === 0 && outcome.measurements.length > 0, targets);
}

async function memory(
  commandLine: CommandLine,
  context: PeerContext,
  environment: Environment,
): Promise<number> {
  console.log(renderEnvironment(environment));
  const outcomes = [];
  for (const peer of commandLine.peers) {
    const outcome = await runMemory(context, peer, timingOf(commandLine));
    if (typeof outcome === 'string') {
      console.log(`${peer}: skipped, ${outcome}`);
      continue;
    }
    outcomes.push(outcome);
    const rounds = outcome.residentMb.map((value) => value.toFixed(0)).join(', ');
    console.log(`${peer}: ${rounds} MB after each round${outcome.isSound ? '' : '; FAILED requests'}`);
  }
  const targets = outcomes.find(({ peer }) => peer === 'weir')?.targets ?? [];
  if (targets.length > 0) console.log(renderTargets(targets));
  writeJson(commandLine.jsonPath, { environment, memory: outcomes });
  return exitCodeOf(outcomes.length > 0 && outcomes.every(({ isSound }) => isSound), targets);
}

async function startUp(
  commandLine: CommandLine,
  context: PeerContext,
  environment: Environment,
): Promise<number> {
  console.log(renderEnvironment(environment));
  const outcome = await runStartUp(context, commandLine.rounds);
  if (typeof outcome === 'string') {
    console.log(`weir: skipped, ${outcome}`);
    return FAILED;
  }
  const later = outcome.laterStartsMs.map((value) => value.toFixed(0)).join(', ');
  console.log(`first start ${outcome.firstStartMs.toFixed(0)} ms, later starts ${later} ms`);
  console.log(renderTargets(outcome.targets));
  writeJson(commandLine.jsonPath, { environment, startUp: outcome });
  return exitCodeOf(true, outcome.targets);
}

async function management(
  commandLine: CommandLine,
  context: PeerContext,
  environment: Environment,
): Promise<number> {
  console.log(renderEnvironment(environment));
  const outcome = await runManagement(context, commandLine.seconds);
  if (typeof outcome === 'string') {
    console.log(`weir: skipped, ${outcome}`);
    return FAILED;
  }
  for (const [name, latenciesMs] of Object.entries(outcome.latenciesMs)) {
    console.log(`${name}: ${latenciesMs.length} requests, ${renderPercentiles(latenciesMs)}`);
  }
  console.log(
    `all: ${outcome.requests} requests, ${renderPercentiles(
      Object.values(outcome.latenciesMs)
        .flat()
        .sort((a, b) => a - b),
    )}`,
  );
  const failures = Object.entries(outcome.failures).map(([what, count]) => `${what} × ${count}`);
  console.log(failures.length === 0 ? 'no failures' : `FAILED: ${failures.join(', ')}`);
  console.log(renderTargets(outcome.targets));
  writeJson(commandLine.jsonPath, { environment, management: outcome });
  return exitCodeOf(failures.length === 0, outcome.targets);
}

function renderPercentiles(ascendingMs: readonly number[]): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((fraction) => percentile(ascendingMs, fraction).toFixed(1));
  return `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`;
}

function timingOf({ rounds, warmUpRounds, warmUpSeconds, seconds }: CommandLine) {
  return { rounds, warmUpRounds, warmUpMs: warmUpSeconds * 1_000, windowMs: seconds * 1_000 };
}

function exitCodeOf(isSound: boolean, targets: readonly TargetResult[]): number {
  if (!isSound) return FAILED;
  return targets.some(({ verdict }) => verdict === 'fail') ? TARGET_MISSED : FINE;
}

function writeJson(path: string | null, document: object): void {
  if (path !== null) writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
}
