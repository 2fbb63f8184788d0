import type { ManagedConnection } from '@weir/domain/models';
import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

interface RemoveOptions {
  readonly force?: true;
}

export function addConnectionsRemoveCommand(connections: Command, context: CommandContext): void {
  connections
    .command('remove')
    .description('delete a connection with its credential and deployments')
    .argument('<connection>', 'name or id of the connection')
    .option('--force', 'also delete the organization credentials for it')
    .addHelpText(
      'after',
      `
Running gateways stop using it within a second. Requests that already run end as usual. Usage records are kept. A connection
that the environment configures is created again at the next start: change the environment instead.

Examples:
  $ weir connections remove old-vllm`,
    )
    .action((nameOrId: string, options: RemoveOptions) => remove(nameOrId, options, context));
}

async function remove(nameOrId: string, options: RemoveOptions, context: CommandContext): Promise<void> {
  const { removeConnection } = await import('@weir/domain/models');
  const removed = await asCatalogCommand(context, 'connection', async (ports, caller) => {
    const all = await ports.unitOfWork.repositories.connections.list();
    const connection = all.find(({ id, name }) => id === nameOrId.toLowerCase() || name === nameOrId);
    if (connection === undefined)
      throw new CommandError('There is no such connection: "weir connections list" shows all.');
    refuseToLoseCredentials(connection, options);
    await removeConnection(caller, connection.id, ports);
    return connection;
  });
  await context.output.print(`Removed connection ${removed.name} (${removed.id}).`);
  if (removed.managedBy === 'environment' && removed.enabled) {
    context.note(
      'The environment configures this connection. It is created again when a gateway with WEIR_UPSTREAM_URL starts.',
    );
  }
}

function refuseToLoseCredentials({ broughtCredentials }: ManagedConnection, { force }: RemoveOptions): void {
  if (broughtCredentials === 0 || force === true) return;
  throw new CommandError(
    `Organizations have added ${broughtCredentials} credential(s) for this connection. To delete them too, add --force.`,
  );
}
