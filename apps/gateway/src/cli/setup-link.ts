import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function addSetupLinkCommand(program: Command, context: CommandContext): void {
  program
    .command('setup-link')
    .description('create a link that signs you in as a platform admin')
    .option(
      '--break-glass',
      'create a link even if an identity provider is configured; this is recorded in the audit log',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The link works once, within one hour, and replaces the previous link. It signs in the setup administrator, for the first
start or if no one can sign in otherwise. If an identity provider is configured, --break-glass is required, and the audit
log records the link and its use. The link starts with PUBLIC_URL or, without it, with the address of the gateway.

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
      'An identity provider is configured, so setup links are turned off. If nobody can sign in there, add --break-glass.',
    );
  }
  const url = await withDatabase(context, {}, ({ database }) =>
    printableSetupLink(config, database, { breakGlass }),
  );
  if (url === null) {
    throw new CommandError('PORT is 0, so the address of the gateway is unknown. Set PUBLIC_URL.');
  }
  await context.output.print(json ? JSON.stringify({ setup_url: url }) : url);
  if (breakGlass) context.note('The audit log records this link and its use.');
  if (!json)
    context.note('Open the link in a browser within one hour. It works once, for whoever opens it first.');
}
