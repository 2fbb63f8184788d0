export { openBenchEnvironment } from './bench-environment.ts';
export { runBenchmark } from './run-benchmark.ts';
export { summarise } from './summary.ts';
export { judgeTargets } from './targets.ts';
