import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import { WORKSPACE_RETENTION_MS, type Workspace } from './workspace.ts';

/** At one go: the next one comes in a few hours. */
const MAX_PURGED = 1_000;
/** So many go in a second or so; all keys of a big workspace would take longer than a statement may. */
const MAX_KEYS_PER_STATEMENT = 10_000;

/**
 * Removes the workspaces whose 30 days are over: their keys first, by and by, then each in a transaction of its own. Of
 * several replicas at it at once each workspace is purged, and recorded, by one.
 *
 * @returns how many this call purged
 */
export async function purgeDeletedWorkspaces(ports: ManagementPorts<WorkspaceRepositories>): Promise<number> {
  const until = new Date(ports.clock.nowMs() - WORKSPACE_RETENTION_MS);
  const { workspaces } = ports.unitOfWork.repositories;
  let purged = 0;
  for (const workspace of await workspaces.listDeleted(until, MAX_PURGED)) {
    const { id, organizationId } = workspace;
    let keys: number;
    do {
      keys = await workspaces.purgeKeys(organizationId, id, until, MAX_KEYS_PER_STATEMENT);
    } while (keys === MAX_KEYS_PER_STATEMENT);
    if (await purgeWorkspace(workspace, until, ports)) purged++;
  }
  return purged;
}

function purgeWorkspace(
  { id, organizationId }: Pick<Workspace, 'id' | 'organizationId'>,
  until: Date,
  ports: ManagementPorts<WorkspaceRepositories>,
): Promise<boolean> {
  return ports.unitOfWork.transaction(async ({ audit, workspaces }) => {
    if (!(await workspaces.purge(organizationId, id, until))) return false;
    const entry = {
      action: 'workspace.purge',
      outcome: 'succeeded',
      errorCode: null,
      organizationId,
      target: { kind: 'workspace', id },
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(SYSTEM_CALLER, entry, ports));
    return true;
  });
}
