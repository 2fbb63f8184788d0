import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function addMigrateCommand(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .addHelpText(
      'after',
      `
Changes nothing if the database is up to date. If several run at once, one migrates and the others wait for it.

Example:
  $ DATABASE_URL=postgres://weir@db/weir weir migrate`,
    )
    .action(async () => {
      const { withDatabase } = await import('./open-database.ts');
      const { applied, version } = await withDatabase(
        context,
        { prepare: true },
        async ({ migrated }) => migrated!,
      );
      const what =
        applied === 0
          ? 'Nothing to apply'
          : `Applied ${applied} ${applied === 1 ? 'migration' : 'migrations'}`;
      await context.output.print(`${what}. The schema is at version ${version}.`);
    });
}
