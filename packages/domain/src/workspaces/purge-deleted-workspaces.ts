import { isDomainError } from '../kernel/index.ts';
import { type ManagementPorts, notFound, writeUnasked } from '../management/index.ts';
import { WORKSPACE_RETENTION_MS } from './workspace.ts';

/** At one go: the next one comes in a few hours. */
const MAX_PURGED = 1_000;

const SYSTEM = { actor: { kind: 'system' }, requestId: null, client: null } as const;

/**
 * Removes the workspaces whose 30 days are over, each in a transaction of its own. Of several replicas at it at once
 * each workspace is purged, and recorded, by one.
 *
 * @returns how many this call purged
 */
export async function purgeDeletedWorkspaces(ports: ManagementPorts): Promise<number> {
  const until = new Date(ports.clock.nowMs() - WORKSPACE_RETENTION_MS);
  let purged = 0;
  for (const { id, organizationId } of await ports.unitOfWork.repositories.workspaces.listDeleted(
    until,
    MAX_PURGED,
  )) {
    try {
      await writeUnasked(SYSTEM, 'workspace.purge', ports, async ({ workspaces }) => {
        if (!(await workspaces.purge(organizationId, id, until))) throw notFound('workspace');
        return { result: undefined, target: { kind: 'workspace', id }, organizationId };
      });
      purged++;
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'not_found') throw error;
    }
  }
  return purged;
}
