import type { AuditAction, AuditTarget, RoleChange } from '../audit/audit-record.ts';
import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller, ServiceAccountActor } from '../kernel/actor.ts';
import { type DomainErrorCode, isDomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Action, ActionOfPeople } from '../permissions/permissions.ts';
import { permissionDenied, requirePermission } from '../permissions/require-permission.ts';
import {
  accessOrganization,
  type OrganizationAccess,
  type OrganizationAccessOptions,
} from './organization-access.ts';
import type { OrganizationLock } from './ports.ts';
import type { ManagementPorts, Repositories } from './unit-of-work.ts';

/** The result of a write, and what the audit log records of it. */
export interface Write<Result> {
  readonly result: Result;
  /** The target. Several targets make a record each, none makes no record. */
  readonly target: AuditTarget | readonly AuditTarget[];
  /** Names of the changed fields; none for what was created or deleted as a whole. */
  readonly changedFields?: readonly string[];
  /** Set where somebody got another role. */
  readonly roleChange?: RoleChange | null;
  /** Set where the caller said why. */
  readonly reason?: string | null;
  /** Set where the write itself created or found its organization. */
  readonly organizationId?: OrganizationId;
}

export interface OrganizationWriteOptions extends OrganizationAccessOptions {
  /** `exclusive` for a write that must see every other write to the organization done, e.g. of owners. Default `shared`. */
  readonly lock?: Exclude<OrganizationLock, 'none'>;
}

/**
 * A write to something in an organization, always in this order: transaction, permission (read in it), change, audit. A
 * refused write is recorded too, in a transaction of its own.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`, and whatever `work` throws
 */
export async function writeToOrganization<Result, Needed extends object>(
  caller: Caller,
  action: Action,
  organizationId: OrganizationId,
  ports: ManagementPorts<Needed>,
  work: (access: OrganizationAccess, repositories: Repositories<Needed>) => Promise<Write<Result>>,
  options: OrganizationWriteOptions = {},
): Promise<Result> {
  return recordingRefusals(caller, action, organizationId, ports, () =>
    inTransaction(caller, ports, async (repositories) => {
      const access = await accessOrganization(caller, action, organizationId, repositories, {
        ...options,
        lock: options.lock ?? 'shared',
      });
      const write = await work(access, repositories);
      return record(caller, action, organizationId, ports, repositories, write);
    }),
  );
}

/** A write outside any organization, in the same order. */
export async function writeToPlatform<Result, Needed extends object>(
  caller: Caller,
  action: Action,
  ports: ManagementPorts<Needed>,
  work: (repositories: Repositories<Needed>) => Promise<Write<Result>>,
): Promise<Result> {
  return recordingRefusals(caller, action, null, ports, () =>
    inTransaction(caller, ports, async (repositories) => {
      requirePermission(caller.actor, action, null);
      return record(caller, action, null, ports, repositories, await work(repositories));
    }),
  );
}

/** A recorded write without a permission: a sign-in, or a write by the system. */
export async function writeUnasked<Result, Needed extends object>(
  caller: Caller,
  action: Exclude<AuditAction, Action>,
  ports: ManagementPorts<Needed>,
  work: (repositories: Repositories<Needed>) => Promise<Write<Result>>,
): Promise<Result> {
  return recordingRefusals(caller, action, null, ports, () =>
    inTransaction(caller, ports, async (repositories) =>
      record(caller, action, null, ports, repositories, await work(repositories)),
    ),
  );
}

/** How long an idempotency key is kept. */
export const IDEMPOTENCY_KEY_LIFETIME_MS = 24 * 3_600_000;

/** A transaction that also takes the caller's idempotency key and stores the answer, if there is a key. */
export async function inTransaction<Result, Needed extends object>(
  { once }: Caller,
  { unitOfWork, clock }: ManagementPorts<Needed>,
  work: (repositories: Repositories<Needed>) => Promise<Result>,
): Promise<Result> {
  if (once === undefined) return unitOfWork.transaction(work);
  return once.write<Result>((answerTo) =>
    unitOfWork.transaction(async (repositories) => {
      const { idempotency } = repositories;
      const nowMs = clock.nowMs();
      const expired = new Date(nowMs - IDEMPOTENCY_KEY_LIFETIME_MS);
      await idempotency.claim(once.request, new Date(nowMs), expired);
      await idempotency.complete(once.request, await answerTo(await work(repositories)));
    }),
  );
}

async function record<Result>(
  caller: Caller,
  action: AuditAction,
  organizationId: OrganizationId | null,
  ports: ManagementPorts,
  repositories: Repositories,
  write: Write<Result>,
): Promise<Result> {
  const entry = {
    action,
    outcome: 'succeeded',
    errorCode: null,
    organizationId: write.organizationId ?? organizationId,
    changedFields: write.changedFields ?? [],
    roleChange: write.roleChange ?? null,
    reason: write.reason ?? null,
  } as const;
  for (const target of [write.target].flat()) {
    await repositories.audit.append(toAuditRecord(caller, { ...entry, target }, ports));
  }
  return write.result;
}

/** Refuses an action of people to a service account, and records it. Rejects with DomainError `permission_denied`. */
export function refuseServiceAccount(
  caller: Caller<ServiceAccountActor>,
  action: ActionOfPeople,
  ports: ManagementPorts,
): Promise<never> {
  return recordingRefusals(caller, action, caller.actor.organizationId, ports, async () => {
    throw permissionDenied(action);
  });
}

/** Records a refusal of `attempt`. When it cannot be recorded, the caller gets that failure instead: nobody tries unseen. */
export async function recordingRefusals<Result>(
  caller: Caller,
  action: AuditAction,
  organizationId: OrganizationId | null,
  ports: ManagementPorts,
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (isDomainError(error) && (error.code === 'permission_denied' || error.code === 'scope_missing')) {
      await recordRefusal(caller, action, error.code, organizationId, ports);
    }
    throw error;
  }
}

/** Records a refused write, in a transaction of its own. */
export async function recordRefusal(
  caller: Caller,
  action: AuditAction,
  errorCode: DomainErrorCode,
  organizationId: OrganizationId | null,
  ports: ManagementPorts,
): Promise<void> {
  const entry = {
    action,
    outcome: 'refused',
    errorCode,
    organizationId,
    target: await refusedTarget(caller, action, organizationId, ports),
    changedFields: [],
  } as const;
  if (ports.refusedWrites !== undefined) return ports.refusedWrites.record(caller, entry);
  await ports.unitOfWork.repositories.audit.append(toAuditRecord(caller, entry, ports));
}

/** What the request was about. An organization's log names only what is the organization's, whatever ids people try. */
async function refusedTarget(
  { about = null }: Caller,
  action: AuditAction,
  organizationId: OrganizationId | null,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<AuditTarget | null> {
  if (about === null) return null;
  const target = about as AuditTarget;
  if (organizationId === null) return target;
  if (target.id === organizationId) return action.startsWith('organization.') ? target : null;
  return (await repositories.access.has(organizationId, target)) ? target : null;
}
