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
    .description('make the first organization, workspace and API key of an empty database')
    .option('--organization <name>', 'name of the organization (default: "Default")')
    .option('--workspace <name>', 'name of the workspace (default: "Default")')
    .option('--key-name <name>', 'name of the API key (default: "Quick start")')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Applies migrations first. A database that has an organization already is left as it is. The key is shown this once:
only its hash is stored.

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
  ] = await Promise.all([
    import('@weir/domain/organizations'),
    import('@weir/domain/kernel'),
    import('@weir/crypto'),
    import('@weir/postgres'),
    import('./open-database.ts'),
  ]);
  const { output, note } = context;
  const made = await withDatabase(context, { prepare: true }, ({ database }) =>
    bootstrap(
      {
        unitOfWork: new PostgresUnitOfWork(database),
        hasher: new NodeSecretHasher(),
        clock: new SystemClock(),
        randomBytes: secureRandomBytes,
      },
      { organization: options.organization, workspace: options.workspace, key: options.keyName },
    ),
  );
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
            }
          : { created: false },
      ),
    );
  } else if (made.created) {
    await output.print(`Organization  ${made.organization.name}   ${made.organization.id}`);
    await output.print(`Workspace     ${made.workspace.name}   ${made.workspace.id}`);
    await output.print(`API key       ${made.secret}`);
    note('The key is shown this once: keep it now.');
  } else {
    await output.print(
      'Nothing to do: the database has an organization already. More keys: weir keys create --name NAME',
    );
  }
}
