import { parseArgs } from 'node:util';
import { isClean, KILL_VARIANTS, type KillVariant, runKillRound, summaryOf } from './kill-round.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '30' },
    variant: { type: 'string', multiple: true, default: [...KILL_VARIANTS] },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

// Each variant gets the whole number of kills.
for (const variant of values.variant as KillVariant[]) {
  say(`${variant}:`);
  const result = await runKillRound({
    variant,
    kills: Number(values.kills),
    seed: Number(values.seed),
    concurrency: Number(values.concurrency),
    log: (line) => say(`  ${line}`),
  });
  say(`  ${summaryOf(result)}`);
  if (isClean(result)) continue;
  for (const [what, ids] of Object.entries(result)) {
    if (Array.isArray(ids) && ids.length > 0) say(`  ${what}: ${ids.slice(0, 10).join(', ')}`);
  }
  process.exitCode = 1;
}
