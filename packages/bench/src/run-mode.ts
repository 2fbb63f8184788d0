import { writeFileSync } from 'node:fs';
import { runMemory } from './memory-run.ts';
import type { CommandLine } from './options.ts';
import type { PeerContext } from './peers/peer.ts';
import { describeEnvironment } from './report/environment.ts';
import { renderEnvironment, renderReport, renderTargets } from './report/report.ts';
import { runBenchmark } from './run-benchmark.ts';
import { runStartUp } from './start-up-run.ts';
import { summarise } from './summary.ts';
import { judgeTargets, type TargetResult } from './targets.ts';

/** Exit codes: everything as it should be; something went wrong; a target was missed. */
const FINE = 0;
const FAILED = 1;
const TARGET_MISSED = 2;

/** Runs what the command line asks for, prints the report and returns the exit code. */
export async function runMode(commandLine: CommandLine, context: PeerContext): Promise<number> {
  const environment = describeEnvironment({
    cores: context.cores,
    rounds: commandLine.rounds,
    windowSeconds: commandLine.seconds,
    startedAt: new Date().toISOString(),
  });
  const timing = {
    rounds: commandLine.rounds,
    warmUpMs: commandLine.warmUpSeconds * 1_000,
    windowMs: commandLine.seconds * 1_000,
  };
  if (commandLine.mode === 'memory') {
    let exitCode = FINE;
    const outcomes = [];
    console.log(renderEnvironment(environment));
    for (const peer of commandLine.peers) {
      const outcome = await runMemory(context, peer, timing);
      if (typeof outcome === 'string') {
        console.log(`${peer}: skipped, ${outcome}`);
        continue;
      }
      const rounds = outcome.residentMb.map((value) => value.toFixed(0)).join(', ');
      console.log(`${peer}: ${rounds} MB after each round${outcome.isSound ? '' : '; FAILED requests'}`);
      if (peer === 'weir') console.log(renderTargets(outcome.targets));
      exitCode = Math.max(exitCode, exitCodeOf(outcome.isSound, peer === 'weir' ? outcome.targets : []));
      outcomes.push(outcome);
    }
    writeJson(commandLine.jsonPath, { environment, memory: outcomes });
    return exitCode;
  }
  if (commandLine.mode === 'start-up') {
    const outcome = await runStartUp(context, commandLine.rounds);
    if (typeof outcome === 'string') {
      console.log(`weir: skipped, ${outcome}`);
      return FINE;
    }
    const later = outcome.laterStartsMs.map((value) => value.toFixed(0)).join(', ');
    console.log(`first start ${outcome.firstStartMs.toFixed(0)} ms, later starts ${later} ms`);
    console.log(renderTargets(outcome.targets));
    writeJson(commandLine.jsonPath, { environment, startUp: outcome });
    return exitCodeOf(true, outcome.targets);
  }
  const outcome = await runBenchmark(context, { ...commandLine, ...timing }, (line) => console.error(line));
  const summaries = summarise(outcome.measurements);
  const targets = judgeTargets(summaries);
  console.log(`\n${renderReport(environment, outcome, summaries, targets)}`);
  writeJson(commandLine.jsonPath, { environment, summaries, targets, ...outcome });
  return exitCodeOf(outcome.unsound.length === 0, targets);
}

function exitCodeOf(isSound: boolean, targets: readonly TargetResult[]): number {
  if (!isSound) return FAILED;
  return targets.some(({ verdict }) => verdict === 'fail') ? TARGET_MISSED : FINE;
}

function writeJson(path: string | null, document: object): void {
  if (path !== null) writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
}
