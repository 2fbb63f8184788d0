import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

interface BootstrapOptions {
  readonly organization?: string;
  readonly workspace?: string;
  readonly keyName?: string;
  readonly json?: true;
}

export function addBootstrapCommand(program: Command, context: CommandContext): void {
  program
    .command('bootstrap')
    .description('create the first organization, workspace and API key in an empty database')
    .option('--organization <name>', 'name of the organization (default: "Default")')
    .option('--workspace <name>', 'name of the workspace (default: "Default")')
    .option('--key-name <name>', 'name of the API key (default: "Quick start")')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Applies migrations first. A database that already has an organization is not changed. The key is shown only once,
because only its hash is stored. If no identity provider is configured, it also prints a sign-in link; see setup-link.

Examples:
  $ weir bootstrap
  $ DATABASE_URL=postgres://weir@db/weir weir bootstrap --organization Meadow --key-name first --json`,
    )
    .action((options: BootstrapOptions) => runBootstrap(options, context));
}

async function runBootstrap(options: BootstrapOptions, context: CommandContext): Promise<void> {
  const [
    { bootstrap },
    { SystemClock },
    { NodeSecretHasher, secureRandomBytes },
    { PostgresUnitOfWork },
    { withDatabase },
    { loadConfig },
    { hasIdentityProviders },
    { printableSetupLink },
  ] = await Promise.all([
    import('@weir/domain/organizations'),
    import('@weir/domain/kernel'),
    import('@weir/crypto'),
    import('@weir/postgres'),
    import('./open-database.ts'),
    import('../config.ts'),
    import('../sign-in-config.ts'),
    import('./printable-setup-link.ts'),
  ]);
  const { output, note } = context;
  const config = loadConfig(context.env);
  const { made, setupUrl } = await withDatabase(context, { prepare: true }, async ({ database }) => {
    const made = await bootstrap(
      {
        unitOfWork: new PostgresUnitOfWork(database),
        hasher: new NodeSecretHasher(),
        clock: new SystemClock(),
        randomBytes: secureRandomBytes,
      },
      { organization: options.organization, workspace: options.workspace, key: options.keyName },
    );
    const linked = made.created && !hasIdentityProviders(config);
    return {
      made,
      setupUrl: linked ? await printableSetupLink(config, database, { breakGlass: false }) : null,
    };
  });
  if (options.json) {
    await output.print(
      JSON.stringify(
        made.created
          ? {
              created: true,
              organization_id: made.organization.id,
              workspace_id: made.workspace.id,
              api_key_id: made.key.id,
              api_key: made.secret,
              setup_url: setupUrl,
            }
          : { created: false },
      ),
    );
  } else if (made.created) {
    await output.print(`Organization  ${made.organization.name}   ${made.organization.id}`);
    await output.print(`Workspace     ${made.workspace.name}   ${made.workspace.id}`);
    await output.print(`API key       ${made.secret}`);
    note('The key is shown only once. Store it now.');
    if (setupUrl !== null) {
      await output.print(`Sign in       ${setupUrl}`);
      note('The link signs in a platform admin, once, within one hour. For a new link, run: weir setup-link');
    }
  } else {
    await output.print(
      'Nothing to do: the database already has an organization. To create another key, run: weir keys create --name NAME',
    );
  }
}
