import type { Caller } from '../kernel/actor.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { CatalogRepositories } from './managed-model.ts';

/**
 * Deletes a connection with its credential, its deployments and the credentials that organizations brought for it. Models
 * that only it served stay, as not ready. Throws DomainError `not_found`.
 */
export function removeConnection(
  caller: Caller,
  id: ConnectionId,
  ports: ManagementPorts<CatalogRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'connection.remove', ports, async ({ connections }) => {
    if (!(await connections.delete(id))) throw notFound('connection');
    return { result: undefined, target: { kind: 'connection', id } };
  });
}
