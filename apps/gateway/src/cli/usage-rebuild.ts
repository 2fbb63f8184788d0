import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { parsePastTime } from './parse-time.ts';

interface RebuildOptions {
  readonly since: string;
}

export function addUsageRebuildCommand(usage: Command, context: CommandContext): void {
  usage
    .command('rebuild')
    .description('rebuild the totals of the ledger, which reports read and limits count')
    .requiredOption(
      '--since <time>',
      'duration before now (1h, 7d) or RFC 3339 time, from the start of that hour; not before the oldest month of the ledger',
    )
    .addHelpText(
      'after',
      `
Gateways can keep running. They spool records for short moments. If "weir usage reconcile" finds no difference, nothing
changes.

Examples:
  $ weir usage rebuild --since 7d`,
    )
    .action((options: RebuildOptions) => rebuild(options, context));
}

async function rebuild(options: RebuildOptions, context: CommandContext): Promise<void> {
  const time = parsePastTime('--since', options.since, Date.now());
  const [{ rebuildUsage }, { withDatabase }] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
  ]);
  const { since, hours, counters } = await withDatabase(context, {}, ({ database }) =>
    rebuildUsage(database, time),
  );
  await context.output.print(
    `Rebuilt ${hours} hours since ${since.toISOString()} and ${counters} limit counters.`,
  );
}
