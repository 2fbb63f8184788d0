import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addUsageRebuildCommand } from './usage-rebuild.ts';
import { addUsageReconcileCommand } from './usage-reconcile.ts';
import { addUsageRecordsCommand } from './usage-records.ts';
import { addUsageRefusalsCommand } from './usage-refusals.ts';
import { addUsageSummaryCommand } from './usage-summary.ts';

export function addUsageCommand(program: Command, context: CommandContext): void {
  const usage = program
    .command('usage')
    .description('read the usage ledger')
    .addHelpText(
      'after',
      `
Examples:
  $ weir usage summary --since 7d
  $ weir usage records --json --since 1h`,
    );
  addUsageRecordsCommand(usage, context);
  addUsageSummaryCommand(usage, context);
  addUsageRefusalsCommand(usage, context);
  addUsageReconcileCommand(usage, context);
  addUsageRebuildCommand(usage, context);
}
