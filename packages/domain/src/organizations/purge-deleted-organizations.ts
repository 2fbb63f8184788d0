import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { ORGANIZATION_RETENTION_MS } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/** Organizations per run: the next run comes in a few hours. */
const MAX_PURGED = 1_000;
/** Keys per statement: this takes about a second. All keys of a big organization would exceed the statement's time limit. */
const MAX_KEYS_PER_STATEMENT = 10_000;

/**
 * Removes organizations 30 days after their deletion: their keys first, in batches, then each in a transaction of its own.
 * When several replicas do this at once, each organization is purged, and recorded, by one.
 *
 * @returns how many this call purged
 */
export async function purgeDeletedOrganizations(
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<number> {
  const until = new Date(ports.clock.nowMs() - ORGANIZATION_RETENTION_MS);
  const { organizations } = ports.unitOfWork.repositories;
  let purged = 0;
  for (const id of await organizations.listDeleted(until, MAX_PURGED)) {
    let keys: number;
    do {
      keys = await organizations.purgeKeys(id, until, MAX_KEYS_PER_STATEMENT);
    } while (keys === MAX_KEYS_PER_STATEMENT);
    if (await purgeOrganization(id, until, ports)) purged++;
  }
  return purged;
}

function purgeOrganization(
  id: OrganizationId,
  until: Date,
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<boolean> {
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
    await audit.append(toAuditRecord(SYSTEM_CALLER, entry, ports));
    return true;
  });
}
