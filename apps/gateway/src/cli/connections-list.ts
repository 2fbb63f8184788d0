import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

const COLUMNS = [
  { title: 'ID', align: 'left' },
  { title: 'NAME', align: 'left' },
  { title: 'KIND', align: 'left' },
  { title: 'URL', align: 'left' },
  { title: 'MANAGED BY', align: 'left' },
  { title: 'STATUS', align: 'left' },
  { title: 'CREDENTIAL', align: 'left' },
  { title: 'MODELS', align: 'right' },
] as const;

interface ListOptions {
  readonly json?: true;
}

export function addConnectionsListCommand(connections: Command, context: CommandContext): void {
  connections
    .command('list')
    .description('list connections, including retired ones, without credentials')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
A connection is retired when the environment no longer configures it. No requests are sent to it.

Examples:
  $ weir connections list
  $ weir connections list --json | jq -r 'select(.status == "retired") | .id'`,
    )
    .action((options: ListOptions) => listConnections(options, context));
}

async function listConnections(options: ListOptions, context: CommandContext): Promise<void> {
  const [postgres, { withDatabase }, { tableLines }] = await Promise.all([
    import('@weir/postgres'),
    import('./open-database.ts'),
    import('./text-table.ts'),
  ]);
  const connections = await withDatabase(context, {}, ({ database }) =>
    new postgres.PostgresUnitOfWork(database).repositories.connections.list(),
  );
  const listed = connections.map((connection) => ({
    ...connection,
    status: connection.enabled ? 'active' : 'retired',
    shownUrl: withoutUser(connection.baseUrl),
  }));
  const lines = options.json
    ? listed.map((connection) =>
        JSON.stringify({
          id: connection.id,
          name: connection.name,
          kind: connection.kind,
          base_url: connection.shownUrl,
          managed_by: connection.managedBy,
          status: connection.status,
          tags: connection.tags,
          has_credential: connection.hasCredential,
          models: connection.models,
          brought_credentials: connection.broughtCredentials,
        }),
      )
    : tableLines(
        COLUMNS,
        listed.map((connection) => [
          connection.id,
          connection.name,
          connection.kind,
          connection.shownUrl,
          connection.managedBy,
          connection.status,
          connection.hasCredential ? 'yes' : 'no',
          `${connection.models}`,
        ]),
      );
  for (const line of lines) if (!(await context.output.print(line))) return;
}

/** A URL may hold a password. */
function withoutUser(url: string): string {
  return url.replace(/:\/\/[^@/]*@/, '://[redacted]@');
}
