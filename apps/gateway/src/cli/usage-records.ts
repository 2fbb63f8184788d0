import type { UsageQuery, UsageReader, UsageRecord } from '@weir/domain/usage';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError, EXIT_USAGE } from './command-error.ts';
import { parsePastTime } from './parse-time.ts';

const PAGE = 500;

interface RecordsOptions {
  readonly since?: string;
  readonly until?: string;
  readonly requestId?: string;
  readonly limit?: string;
  readonly json?: true;
}

export function addUsageRecordsCommand(usage: Command, context: CommandContext): void {
  usage
    .command('records')
    .description('print the usage record of each request, oldest first')
    .option('--since <time>', 'start: duration before now (1h, 7d) or RFC 3339 time')
    .option('--until <time>', 'end: duration before now or RFC 3339 time')
    .option('--request-id <id>', 'only the request with this x-request-id, which is also in logs and spans')
    .option('--limit <number>', 'maximum number of records (default: all)')
    .option('--json', 'print one JSON object per line, with all fields')
    .addHelpText(
      'after',
      `
Reads page by page, however many there are. For a request id that a client chose, --since saves reading everything. Durations of JSON are microseconds, money is nano-USD as a string; null is
unknown, never zero.

Examples:
  $ weir usage records --since 1h
  $ weir usage records --json --request-id req_01a1f7e3-52c4-7b1e-9d0f-6a8e2f4c1b3d
  $ weir usage records --json --since 2026-01-01T00:00:00Z --until 2026-02-01T00:00:00Z > january.jsonl
  $ weir usage records --json --since 1d | jq -r 'select(.ending != "completed") | .request_id'`,
    )
    .action((options: RecordsOptions) => printRecords(options, context));
}

async function printRecords(options: RecordsOptions, context: CommandContext): Promise<void> {
  const nowMs = Date.now();
  const since =
    options.since === undefined ? madeAt(options.requestId) : parsePastTime('--since', options.since, nowMs);
  const query = {
    ...(since !== undefined && { since }),
    ...(options.requestId !== undefined && { clientRequestId: options.requestId }),
    ...(options.until !== undefined && { until: parsePastTime('--until', options.until, nowMs) }),
  };
  const limit = parseLimit(options.limit);
  const [{ PostgresUsageReader }, { withDatabase }, lines] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
    options.json ? jsonLines() : import('./usage-record-line.ts'),
  ]);
  const { output } = context;
  await withDatabase(context, {}, async ({ database }) => {
    if (lines.titles !== null && !(await output.print(lines.titles))) return;
    for await (const record of allRecords(new PostgresUsageReader(database), query, limit)) {
      if (!(await output.print(lines.line(record)))) return;
    }
  });
}

async function jsonLines() {
  const { toUsageRecordJson } = await import('../usage-record-json.ts');
  return { titles: null, line: (record: UsageRecord) => JSON.stringify(toUsageRecordJson(record)) };
}

/** Holds one page at a time. */
async function* allRecords(
  reader: Pick<UsageReader, 'records'>,
  query: Pick<UsageQuery, 'since' | 'until' | 'clientRequestId'>,
  limit: number,
): AsyncGenerator<UsageRecord> {
  let left = limit;
  let last: UsageRecord | undefined;
  while (left > 0) {
    const wanted = Math.min(PAGE, left);
    const after = last && { startedAt: last.startedAt, requestId: last.requestId };
    const page = await reader.records({ ...query, ...(after && { after }), limit: wanted });
    yield* page;
    if (page.length < wanted) return;
    left -= page.length;
    last = page.at(-1);
  }
}

/** Ids that the gateway makes say when, to the millisecond; a minute before, in case a clock was set back. */
function madeAt(requestId: string | undefined): Date | undefined {
  const match = /^req_([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(requestId ?? '');
  return match === null ? undefined : new Date(Number.parseInt(match[1]! + match[2]!, 16) - 60_000);
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(text) || Number(text) === 0) {
    throw new CommandError('--limit needs a whole number of at least 1.', EXIT_USAGE);
  }
  return Number(text);
}
