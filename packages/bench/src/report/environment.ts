import { cpus, totalmem } from 'node:os';
import type { CorePlan } from '../processes/core-pinning.ts';

/** What the figures depend on. */
export interface Environment {
  readonly nodeVersion: string;
  readonly cpuModel: string;
  readonly coreCount: number;
  readonly memoryMb: number;
  readonly platform: string;
  readonly cores: CorePlan;
  readonly rounds: number;
  readonly windowSeconds: number;
  readonly startedAt: string;
}

/** Describes the machine and the run. */
export function describeEnvironment(
  run: Pick<Environment, 'cores' | 'rounds' | 'windowSeconds' | 'startedAt'>,
): Environment {
  const processors = cpus();
  return {
    nodeVersion: process.versions.node,
    cpuModel: processors[0]?.model.trim() ?? 'unknown processor',
    coreCount: processors.length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    platform: `${process.platform} ${process.arch}`,
    ...run,
  };
}
