import { parseArgs } from 'node:util';
import { isClean } from './kill-round.ts';
import { type Outage, runOutageRound } from './outage-round.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    'commit-wait-ms': { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    outage: { type: 'string', multiple: true, default: ['frozen', 'shut-down', 'unreachable'] },
  },
});

for (const outage of values.outage as Outage[]) {
  const result = await runOutageRound({
    outage,
    lengthMs: Number(values.seconds) * 1_000,
    seed: Number(values.seed),
    commitWaitMs: Number(values['commit-wait-ms']),
  });
  process.stdout.write(`${outage}: ${JSON.stringify(result, null, 2)}\n`);
  if (!isClean(result) || result.clientErrors.length > 0) process.exitCode = 1;
}
