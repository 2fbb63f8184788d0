import type { UsageSummaryRow } from '@weir/domain/usage';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { parsePastTime } from './parse-time.ts';

const QUARTER_MS = 900_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;
const COLUMNS = [
  { title: 'MODEL', align: 'left' },
  { title: 'REQUESTS', align: 'right' },
  { title: 'FAILED', align: 'right' },
  { title: 'IN', align: 'right' },
  { title: 'CACHED', align: 'right' },
  { title: 'OUT', align: 'right' },
  { title: 'COST', align: 'right' },
  { title: 'MEAN TTFT', align: 'right' },
  { title: 'P50 TTFT', align: 'right' },
  { title: 'P95 TTFT', align: 'right' },
] as const;

interface SummaryOptions {
  readonly since?: string;
  readonly json?: true;
}

export function addUsageSummaryCommand(usage: Command, context: CommandContext): void {
  usage
    .command('summary')
    .description('print requests, tokens, cost and time to first token by model')
    .option(
      '--since <time>',
      'duration before now (1h, 7d) or RFC 3339 time, from the start of that quarter of an hour (default: all)',
    )
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
Sorted by cost, highest first. Times more than 62 days ago start at the full hour (UTC). P50 and P95, of
the time to first token, are estimates. IN includes CACHED. A + after a number: some requests are not included,
because their usage or cost is unknown.

Examples:
  $ weir usage summary
  $ weir usage summary --since 7d --json`,
    )
    .action((options: SummaryOptions) => printSummary(options, context));
}

async function printSummary(options: SummaryOptions, context: CommandContext): Promise<void> {
  const nowMs = Date.now();
  const since = options.since === undefined ? undefined : parsePastTime('--since', options.since, nowMs);
  const [
    { PostgresUsageReader },
    { withDatabase },
    { tableLines },
    { formatUsd },
    { formatDuration },
    { QUARTERS_KEPT_DAYS },
  ] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
    import('./text-table.ts'),
    import('@weir/domain/kernel'),
    import('./format-duration.ts'),
    import('@weir/domain/usage'),
  ]);
  const keptSinceMs = nowMs - QUARTERS_KEPT_DAYS * DAY_MS;
  const rows = await withDatabase(context, {}, ({ database }) =>
    new PostgresUsageReader(database).summary(
      since === undefined ? {} : { since: beginning(since, keptSinceMs) },
    ),
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
      p50_ttft_us: row.p50TtftUs,
      p95_ttft_us: row.p95TtftUs,
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
      formatDuration(row.p50TtftUs),
      formatDuration(row.p95TtftUs),
    ];
  };
  const lines = options.json ? rows.map(toJson) : tableLines(COLUMNS, rows.map(toCells));
  for (const line of lines) if (!(await context.output.print(line))) return;
}

/** The total of these lines. */
function beginning(time: Date, quartersKeptSinceMs: number): Date {
  const slotMs = time.getTime() < quartersKeptSinceMs ? HOUR_MS : QUARTER_MS;
  return new Date(Math.floor(time.getTime() / slotMs) * slotMs);
}
