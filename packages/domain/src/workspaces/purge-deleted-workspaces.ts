import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from './ports.ts';
import { WORKSPACE_RETENTION_MS, type Workspace } from './workspace.ts';

/** Workspaces per run: the next run comes in a few hours. */
const MAX_PURGED = 1_000;
/** Keys per statement: this takes about a second. All keys of a big workspace would exceed the statement's time limit. */
const MAX_KEYS_PER_STATEMENT = 10_000;

/**
 * Removes workspaces 30 days after their deletion: their keys first, in batches, then each in a transaction of its own.
 * When several replicas do this at once, each workspace is purged, and recorded, by one.
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
