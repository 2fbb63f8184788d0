import type { Actor, OrganizationRole, PlatformRole, SignedInActor } from '../kernel/actor.ts';
import type { DomainErrorCode } from '../kernel/domain-error.ts';
import type { AuditRecordId, OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { Action } from '../permissions/permissions.ts';

/** Recorded actions that need no permission. */
export type UnpermittedAction =
  | 'sign_in'
  | 'sign_out'
  | 'set_up'
  | 'set_up.break_glass'
  | 'set_up.make_break_glass_link'
  | 'token.issue'
  | 'token.refresh'
  | 'token.revoke'
  | 'api_key.bootstrap'
  | 'organization.purge'
  | 'workspace.purge'
  | 'webhook.deactivate'
  | 'audit.retention'
  | 'cross_origin_write';

export type AuditAction = Action | UnpermittedAction;

type SubjectOf<Name extends string> = Name extends `${infer Subject}.${string}` ? Subject : never;

/** The kind of target: the beginning of the action's name, or one of those that no action is named after. */
export type AuditTargetKind = SubjectOf<Action> | 'audit_log';

export interface AuditTarget {
  readonly kind: AuditTargetKind;
  readonly id: string;
}

export interface RoleChange {
  readonly from: OrganizationRole | PlatformRole;
  readonly to: OrganizationRole | PlatformRole;
}

/** One line of the audit log. Ids, field names, codes, and a reason that its author wrote for it; never field values, secrets or content. */
export interface AuditRecord {
  readonly id: AuditRecordId;
  readonly occurredAt: Date;
  readonly actor: {
    readonly kind: Actor['kind'];
    readonly userId: UserId | null;
    readonly serviceAccountId: ServiceAccountId | null;
    readonly via: SignedInActor['signedInBy']['via'] | null;
  };
  readonly action: AuditAction;
  /** `refused`: permission was missing. `failed`: a sign-in, or the linking of an account, did not succeed. */
  readonly outcome: 'succeeded' | 'refused' | 'failed';
  readonly errorCode: DomainErrorCode | null;
  readonly organizationId: OrganizationId | null;
  readonly target: AuditTarget | null;
  readonly changedFields: readonly string[];
  /** The roles of a user who got another one. */
  readonly roleChange: RoleChange | null;
  /** Why, in the words of whoever did it, for the log; at most 500 characters. Most actions ask for none. */
  readonly reason: string | null;
  /** How often, where the same refusal was repeated: the first is a record of its own. */
  readonly occurrences: number;
  readonly requestId: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}
