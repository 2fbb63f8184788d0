import { toAuditRecord } from '../audit/index.ts';
import type { Caller, OrganizationId } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { ORGANIZATION_RETENTION_MS } from './organization.ts';

const BATCH_SIZE = 100;
/** What is left is the next run's. */
const MAX_PURGED = 1_000;

const SYSTEM: Caller = { actor: { kind: 'system' }, requestId: null, client: null };

/**
 * Removes for good what can no longer be restored, each organization in a transaction of its own. Many at once do no
 * harm: each organization is removed, and recorded, once.
 *
 * @returns how many were removed: 1,000 at most
 */
export async function purgeDeletedOrganizations(ports: ManagementPorts): Promise<number> {
  const until = new Date(ports.clock.nowMs() - ORGANIZATION_RETENTION_MS);
  let purged = 0;
  while (purged < MAX_PURGED) {
    const ids = await ports.unitOfWork.repositories.organizations.listDeleted(until, BATCH_SIZE);
    const before = purged;
    for (const id of ids) if (await purgeOrganization(id, until, ports)) purged++;
    if (ids.length < BATCH_SIZE || purged === before) break;
  }
  return purged;
}

function purgeOrganization(id: OrganizationId, until: Date, ports: ManagementPorts): Promise<boolean> {
  return ports.unitOfWork.transaction(async ({ audit, organizations }) => {
    if (!(await organizations.purge(id, until))) return false;
    const entry = {
      action: 'organization.purge',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: id,
      target: { kind: 'organization', id },
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(SYSTEM, entry, ports));
    return true;
  });
}
