import type { Caller } from '../kernel/actor.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { requireOperators } from './manage-connections.ts';
import type { CatalogRepositories } from './managed-model.ts';

/**
 * Deletes a connection with its credential, its deployments and the credentials that organizations brought for it. Models
 * that only it served stay, as not ready. Throws DomainError `not_found`, `conflict`
 * for one of the environment, `permission_denied`, `scope_missing`.
 */
export function removeConnection(
  caller: Caller,
  id: ConnectionId,
  ports: ManagementPorts<CatalogRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'connection.remove', ports, async ({ connections }) => {
    const connection = await connections.findForUpdate(id);
    if (connection === null) throw notFound('connection');
    // The command line may: who can run it has the environment, too.
    if (caller.actor.kind !== 'system') requireOperators(connection);
    await connections.delete(id);
    return { result: undefined, target: { kind: 'connection', id } };
  });
}
