import type { UsageSummaryRow } from '@weir/domain/usage';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { parsePastTime } from './parse-time.ts';

const HOUR_MS = 3_600_000;
const COLUMNS = [
  { title: 'MODEL', align: 'left' },
  { title: 'REQUESTS', align: 'right' },
  { title: 'FAILED', align: 'right' },
  { title: 'IN', align: 'right' },
  { title: 'CACHED', align: 'right' },
  { title: 'OUT', align: 'right' },
  { title: 'COST', align: 'right' },
  { title: 'MEAN TTFT', align: 'right' },
] as const;

interface SummaryOptions {
  readonly since?: string;
  readonly json?: true;
}

export function addUsageSummaryCommand(usage: Command, context: CommandContext): void {
  usage
    .command('summary')
    .description('sum requests, tokens, cost and time to first token up by model')
    .option(
      '--since <time>',
      'how long ago (1h, 7d) or RFC 3339, from the beginning of that hour (default: all)',
    )
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      `
Whole hours in UTC, the most expensive model first. IN includes CACHED. A + behind a number: some requests are not in it,
because their usage or cost is unknown.

Examples:
  $ weir usage summary
  $ weir usage summary --since 7d --json`,
    )
    .action((options: SummaryOptions) => printSummary(options, context));
}

async function printSummary(options: SummaryOptions, context: CommandContext): Promise<void> {
  const since = options.since === undefined ? undefined : parsePastTime('--since', options.since, Date.now());
  const [{ PostgresUsageReader }, { withDatabase }, { tableLines }, { formatUsd }, { formatDuration }] =
    await Promise.all([
      import('@weir/postgres'),
      import('./open-database.ts'),
      import('./text-table.ts'),
      import('@weir/domain/kernel'),
      import('./format-duration.ts'),
    ]);
  const rows = await withDatabase(context, {}, ({ database }) =>
    new PostgresUsageReader(database).summary(since === undefined ? {} : { since: beginningOfHour(since) }),
  );
  const toJson = (row: UsageSummaryRow) =>
    JSON.stringify({
      model: row.model,
      requests: row.requests,
      failed_requests: row.failedRequests,
      unknown_usage_requests: row.unknownUsageRequests,
      input_tokens: row.inputTokens,
      cached_input_tokens: row.cachedInputTokens,
      output_tokens: row.outputTokens,
      cost_nano_usd: row.costNanoUsd.toString(),
      cost: formatUsd(row.costNanoUsd),
      unknown_cost_requests: row.unknownCostRequests,
      mean_ttft_us: row.meanTtftUs,
    });
  const toCells = (row: UsageSummaryRow) => {
    const someUsage = row.unknownUsageRequests > 0 ? '+' : '';
    return [
      row.model,
      `${row.requests}`,
      `${row.failedRequests}`,
      `${row.inputTokens}${someUsage}`,
      `${row.cachedInputTokens}${someUsage}`,
      `${row.outputTokens}${someUsage}`,
      `${formatUsd(row.costNanoUsd)}${row.unknownCostRequests > 0 ? '+' : ''}`,
      formatDuration(row.meanTtftUs),
    ];
  };
  const lines = options.json ? rows.map(toJson) : tableLines(COLUMNS, rows.map(toCells));
  for (const line of lines) if (!(await context.output.print(line))) return;
}

/** The rollups it is summed up from are hourly. */
function beginningOfHour(time: Date): Date {
  return new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS);
}
