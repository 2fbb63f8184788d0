import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { permittedOnPlatform } from '../permissions/permitted-actions.ts';
import type { UsageReportRepositories } from '../usage-reports/ports.ts';

/** Names of organizations by id, for callers who may list those of the platform. */
export async function nameOrganizations(
  { actor }: SignedInCaller,
  ids: readonly string[],
  { unitOfWork: { repositories } }: ManagementPorts<UsageReportRepositories>,
): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0 || !permittedOnPlatform(actor).includes('organization.list_all'))
    return new Map();
  return repositories.usageReports.names('organization', distinct, null);
}
