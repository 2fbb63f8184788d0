import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function addSetupLinkCommand(program: Command, context: CommandContext): void {
  program
    .command('setup-link')
    .description('make a link that signs you in as a platform admin')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The link is good once, for an hour, and ends the one made before it. It signs in the set-up administrator: for the first
start, and for when nobody can sign in otherwise. It begins with PUBLIC_URL, or else where the gateway listens.

Examples:
  $ weir setup-link
  $ DATABASE_URL=postgres://weir@db/weir PUBLIC_URL=https://weir.example.com weir setup-link --json`,
    )
    .action((options: { readonly json?: true }) => runSetupLink(options, context));
}

async function runSetupLink({ json }: { readonly json?: true }, context: CommandContext): Promise<void> {
  const [{ loadConfig }, { withDatabase }, { printableSetupLink }, { CommandError }] = await Promise.all([
    import('../config.ts'),
    import('./open-database.ts'),
    import('./printable-setup-link.ts'),
    import('./command-error.ts'),
  ]);
  const config = loadConfig(context.env);
  const url = await withDatabase(context, {}, ({ database }) => printableSetupLink(config, database));
  if (url === null) {
    throw new CommandError('PORT is 0, so the address of the gateway is not known: set PUBLIC_URL.');
  }
  await context.output.print(json ? JSON.stringify({ setup_url: url }) : url);
  if (!json) context.note('Open it in a browser within the hour. It signs in whoever opens it first, once.');
}
