import type { RefusalCount } from '@weir/domain/refusals';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { parsePastTime } from './parse-time.ts';

const MAX_ROWS = 1_000;
const COLUMNS = [
  { title: 'MINUTE', align: 'left' },
  { title: 'COUNT', align: 'right' },
  { title: 'CODE', align: 'left' },
  { title: 'SCOPE', align: 'left' },
  { title: 'OPERATION', align: 'left' },
  { title: 'API KEY', align: 'left' },
  { title: 'LAST REQUEST', align: 'left' },
] as const;

interface RefusalsOptions {
  readonly since?: string;
  readonly json?: true;
}

export function addUsageRefusalsCommand(usage: Command, context: CommandContext): void {
  usage
    .command('refusals')
    .description('print which requests were refused and why, newest first')
    .option('--since <time>', 'duration before now (1h, 7d) or RFC 3339 time (default: all)')
    .option('--json', 'print one JSON object per line, with all fields')
    .addHelpText(
      'after',
      `
One line for each minute, API key, code and scope, at most ${MAX_ROWS}, some seconds after the refusal. Requests without a known
key are counted by code only. The code "other" counts refusals beyond the limit of distinct rows.

Examples:
  $ weir usage refusals --since 1h
  $ weir usage refusals --json --since 1d | jq -r 'select(.code == "model_not_allowed") | .api_key_id'`,
    )
    .action((options: RefusalsOptions) => printRefusals(options, context));
}

async function printRefusals(options: RefusalsOptions, context: CommandContext): Promise<void> {
  const since = options.since === undefined ? undefined : parsePastTime('--since', options.since, Date.now());
  const [{ PostgresRefusalReader }, { withDatabase }, { tableLines }] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
    import('./text-table.ts'),
  ]);
  const refusals = await withDatabase(context, {}, ({ database }) =>
    new PostgresRefusalReader(database).list({ ...(since && { since }), limit: MAX_ROWS }),
  );
  const lines = options.json ? refusals.map(toJson) : tableLines(COLUMNS, refusals.map(toCells));
  for (const line of lines) if (!(await context.output.print(line))) return;
}

function toJson(refusal: RefusalCount): string {
  return JSON.stringify({
    minute: refusal.minute,
    organization_id: refusal.key?.organizationId ?? null,
    api_key_id: refusal.key?.id ?? null,
    code: refusal.code,
    scope: refusal.scope,
    count: refusal.count,
    first_at: refusal.firstAt,
    last_at: refusal.lastAt,
    limit: refusal.limit?.toString() ?? null,
    observed: refusal.observed?.toString() ?? null,
    resets_at: refusal.resetsAt,
    operation: refusal.operation,
    model: refusal.model,
    request_id: refusal.requestId,
  });
}

function toCells(refusal: RefusalCount): string[] {
  return [
    refusal.minute.toISOString().slice(0, 16),
    `${refusal.count}`,
    refusal.code,
    refusal.scope ?? '-',
    refusal.operation ?? '-',
    refusal.key?.id ?? '-',
    refusal.requestId ?? '-',
  ];
}
