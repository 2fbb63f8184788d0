import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function addSetupLinkCommand(program: Command, context: CommandContext): void {
  program
    .command('setup-link')
    .description('make a link that signs you in as a platform admin')
    .option('--break-glass', 'make one although people sign in at an identity provider; it is recorded')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The link is good once, for an hour, and ends the one made before it. It signs in the set-up administrator: for the first
start, and for when nobody can sign in otherwise. Where an identity provider is configured, --break-glass is needed, and the
audit log has that the link was made and that it was used. It begins with PUBLIC_URL, or else where the gateway listens.

Examples:
  $ weir setup-link
  $ weir setup-link --break-glass
  $ DATABASE_URL=postgres://weir@db/weir PUBLIC_URL=https://weir.example.com weir setup-link --json`,
    )
    .action((options: SetupLinkOptions) => runSetupLink(options, context));
}

interface SetupLinkOptions {
  readonly breakGlass?: boolean;
  readonly json?: true;
}

async function runSetupLink(
  { breakGlass = false, json }: SetupLinkOptions,
  context: CommandContext,
): Promise<void> {
  const [
    { loadConfig },
    { withDatabase },
    { printableSetupLink },
    { CommandError },
    { hasIdentityProviders },
  ] = await Promise.all([
    import('../config.ts'),
    import('./open-database.ts'),
    import('./printable-setup-link.ts'),
    import('./command-error.ts'),
    import('../sign-in-config.ts'),
  ]);
  const config = loadConfig(context.env);
  if (hasIdentityProviders(config) && !breakGlass) {
    throw new CommandError(
      'An identity provider is configured, so a set-up link signs nobody in. If nobody can sign in there: --break-glass.',
    );
  }
  const url = await withDatabase(context, {}, ({ database }) =>
    printableSetupLink(config, database, { breakGlass }),
  );
  if (url === null) {
    throw new CommandError('PORT is 0, so the address of the gateway is not known: set PUBLIC_URL.');
  }
  await context.output.print(json ? JSON.stringify({ setup_url: url }) : url);
  if (breakGlass) context.note('This is recorded in the audit log, and so is its use.');
  if (!json) context.note('Open it in a browser within the hour. It signs in whoever opens it first, once.');
}
