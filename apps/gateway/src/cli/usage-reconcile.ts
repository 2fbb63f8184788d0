import type { UsageDifference } from '@weir/postgres';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

interface ReconcileOptions {
  readonly json?: true;
}

export function addUsageReconcileCommand(usage: Command, context: CommandContext): void {
  usage
    .command('reconcile')
    .description('compare the ledger with its totals, which reports read and limits count')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
Prints one line per difference and exits with 1 if there are any. Gateways can keep running: the command reads one
consistent point in time. To rebuild the totals, run "weir usage rebuild".

Examples:
  $ weir usage reconcile
  $ weir usage reconcile --json | jq .key`,
    )
    .action((options: ReconcileOptions) => reconcile(options, context));
}

async function reconcile(options: ReconcileOptions, context: CommandContext): Promise<void> {
  const [{ reconcileUsage }, { withDatabase }] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
  ]);
  const toLine = options.json ? toJson : toText;
  const { since, records, counters, differences } = await withDatabase(context, {}, ({ database }) =>
    reconcileUsage(database, (difference) => context.output.print(toLine(difference))),
  );
  const compared = `${records} records since ${since.toISOString()} and ${counters} counters`;
  if (differences > 0) throw new CommandError(`${differences} differences in ${compared}.`);
  context.note(`No difference in ${compared}.`);
}

function toJson({ of, key, columns }: UsageDifference): string {
  return JSON.stringify({
    of,
    key,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, [expected, found]]) => [name, { expected, found }]),
    ),
  });
}

function toText({ of, key, columns }: UsageDifference): string {
  const named = Object.entries(key)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`);
  const wrong = Object.entries(columns).map(
    ([name, [expected, found]]) => `${name} is ${found} instead of ${expected}`,
  );
  return `${of} of ${named.join(', ')}: ${wrong.join(', ')}`.replace(/\p{Cc}/gu, '\u{fffd}');
}
