import type { SignedInCaller, UserCaller } from '../kernel/actor.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import type { ReconciliationRepositories } from './ports.ts';
import type { Reconciler } from './reconciler.ts';
import type { ReconciliationId, ReconciliationRun } from './reconciliation.ts';

type Ports = ManagementPorts<ReconciliationRepositories>;

/** All that are kept. */
const KEPT = 100;
const NONE = 'none';

export interface ReconciliationReport {
  readonly running: ReconciliationRun | null;
  /** The newest that has ended; null without one. */
  readonly last: ReconciliationRun | null;
  readonly agreement: Agreement;
}

/** Throws DomainError `permission_denied`. */
export async function readReconciliation({ actor }: UserCaller, ports: Ports): Promise<ReconciliationReport> {
  requirePermission(actor, 'platform.reconciliation.read', null);
  return report(await ports.unitOfWork.repositories.reconciliations.list(KEPT));
}

/** What an organization may know: whether its own sums are right. Throws DomainError `not_found`, `permission_denied`. */
export async function readAgreement(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { unitOfWork: { repositories } }: Ports,
): Promise<Agreement> {
  await accessOrganization(caller, 'organization.read', organizationId, repositories);
  return agreementOf(await repositories.reconciliations.list(KEPT), organizationId);
}

/** Begins a comparison in this process; where one runs already, in whatever process, it is that one. */
export async function startReconciliation(
  caller: UserCaller,
  ports: Ports & { readonly reconciler: Pick<Reconciler, 'run'> },
): Promise<ReconciliationReport> {
  const nowMs = ports.clock.nowMs();
  const id: ReconciliationId = newId(nowMs, ports.randomBytes);
  let hasBegun = false;
  const result = await writeToPlatform(
    caller,
    'platform.reconciliation.start',
    ports,
    async ({ reconciliations }) => {
      hasBegun = await reconciliations.begin(id, new Date(nowMs));
      const runs = await reconciliations.list(KEPT);
      return { result: report(runs), target: { kind: 'platform', id: runs[0]?.id ?? id } };
    },
  );
  if (hasBegun) void ports.reconciler.run(id);
  return result;
}

/** Has the one that runs end soon; nothing happens where none does. */
export function cancelReconciliation(caller: UserCaller, ports: Ports): Promise<ReconciliationReport> {
  return writeToPlatform(caller, 'platform.reconciliation.cancel', ports, async ({ reconciliations }) => {
    const id = await reconciliations.cancel();
    return { result: report(await reconciliations.list(KEPT)), target: { kind: 'platform', id: id ?? NONE } };
  });
}

function report(runs: readonly ReconciliationRun[]): ReconciliationReport {
  return {
    running: runs.find(({ status }) => status === 'running') ?? null,
    last: runs.find(({ status }) => status !== 'running') ?? null,
    agreement: agreementOf(runs, null),
  };
}
