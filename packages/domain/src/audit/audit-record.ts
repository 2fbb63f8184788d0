import type { Actor, SignedInBy } from '../kernel/actor.ts';
import type { DomainErrorCode } from '../kernel/domain-error.ts';
import type { AuditRecordId, OrganizationId, UserId } from '../kernel/ids.ts';
import type { Action } from '../permissions/permissions.ts';

/** What can be done that needs no permission, and is recorded nevertheless. */
export type UnpermittedAction =
  | 'sign_in'
  | 'sign_out'
  | 'set_up'
  | 'token.issue'
  | 'token.refresh'
  | 'token.revoke'
  | 'api_key.bootstrap'
  | 'organization.purge'
  | 'workspace.purge'
  | 'audit.retention';

export type AuditAction = Action | UnpermittedAction;

/** What an action was done to. */
export type AuditTargetKind =
  | 'user'
  | 'session'
  | 'identity'
  | 'personal_access_token'
  | 'token_family'
  | 'organization'
  | 'member'
  | 'invitation'
  | 'team'
  | 'workspace'
  | 'api_key'
  | 'credential'
  | 'audit_log';

export interface AuditTarget {
  readonly kind: AuditTargetKind;
  readonly id: string;
}

/** One line of the audit log. Ids, names of fields and codes: never their values, a secret or content. */
export interface AuditRecord {
  readonly id: AuditRecordId;
  readonly occurredAt: Date;
  readonly actor: {
    readonly kind: Actor['kind'];
    readonly userId: UserId | null;
    readonly via: SignedInBy['via'] | null;
  };
  readonly action: AuditAction;
  /** `refused` for want of permission; `failed` for a sign-in, or the linking of an account, that did not succeed. */
  readonly outcome: 'succeeded' | 'refused' | 'failed';
  readonly errorCode: DomainErrorCode | null;
  readonly organizationId: OrganizationId | null;
  readonly target: AuditTarget | null;
  readonly changedFields: readonly string[];
  readonly requestId: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}
