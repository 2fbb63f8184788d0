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
    .argument('<connection>', 'its name or id')
    .option('--force', 'also delete the credentials that organizations brought for it')
    .addHelpText(
      'after',
      `
Running gateways send it nothing more within a second; requests already running end as usual. Usage records stay. One that the
environment configures comes back at the next start: change the environment instead.

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
      'The environment configures it: it comes back at the next start of a gateway that has WEIR_UPSTREAM_URL.',
    );
  }
}

function refuseToLoseCredentials({ broughtCredentials }: ManagedConnection, { force }: RemoveOptions): void {
  if (broughtCredentials === 0 || force === true) return;
  throw new CommandError(
    `Organizations brought ${broughtCredentials} credential(s) for it, which would be deleted: add --force.`,
  );
}
