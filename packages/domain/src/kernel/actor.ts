import type {
  OrganizationId,
  PersonalAccessTokenId,
  ServiceAccountId,
  ServiceAccountTokenId,
  SessionId,
  TokenFamilyId,
  UserId,
} from './ids.ts';
import type { OnceOnlyRequest } from './once-only-request.ts';

/** A role on the whole platform, ordered by power. */
export type PlatformRole = 'admin' | 'admin_readonly' | 'user';

/** A role in an organization, ordered by power. */
export type OrganizationRole = 'owner' | 'admin' | 'member';

/** How a user was authenticated. */
export type SignedInBy =
  | { readonly via: 'session'; readonly sessionId: SessionId }
  | { readonly via: 'access_token'; readonly familyId: TokenFamilyId }
  | { readonly via: 'personal_access_token'; readonly tokenId: PersonalAccessTokenId };

/** How a service account was authenticated. */
export interface ByServiceAccountToken {
  readonly via: 'service_account_token';
  readonly tokenId: ServiceAccountTokenId;
}

/** A signed-in user, as the database knows them now. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly platformRole: PlatformRole;
  readonly signedInBy: SignedInBy;
  /** The scopes of the token; null for everything the user may do. */
  readonly scopes: readonly string[] | null;
  /** The only organization that exists for the token; null for all. */
  readonly organizationId: OrganizationId | null;
}

/** The roles of service accounts: never owner. */
export type ServiceAccountRole = Exclude<OrganizationRole, 'owner'>;

/** A service account, by one of its tokens. Its role is read with each request. */
export interface ServiceAccountActor {
  readonly kind: 'service_account';
  readonly serviceAccountId: ServiceAccountId;
  /** The only organization that exists for it. */
  readonly organizationId: OrganizationId;
  readonly signedInBy: ByServiceAccountToken;
  readonly scopes: readonly string[];
}

/** Who has authenticated. */
export type SignedInActor = UserActor | ServiceAccountActor;

/** Who makes a request to the management plane. */
export type Actor = SignedInActor | { readonly kind: 'system' } | { readonly kind: 'anonymous' };

/** The id of the user or the service account. */
export function idOf(actor: SignedInActor): UserId | ServiceAccountId {
  return actor.kind === 'user' ? actor.userId : actor.serviceAccountId;
}

/** One request to the management plane: its actor, and what the audit log records of it. */
export interface Caller<Who extends Actor = Actor> {
  readonly actor: Who;
  /** The `x-request-id` of the answer; null outside HTTP. */
  readonly requestId: string | null;
  /** What the path of the request names, for the record of its refusal; absent outside HTTP. */
  readonly about?: { readonly kind: string; readonly id: string } | null;
  /** Null unless the operator wants it in the audit log. */
  readonly client: { readonly ipAddress: string | null; readonly userAgent: string | null } | null;
  /** Set when the request may be carried out only once. */
  readonly once?: OnceOnlyRequest | undefined;
}

/** A person who is signed in. */
export type UserCaller = Caller<UserActor>;

/** A person or a service account. */
export type SignedInCaller = Caller<SignedInActor>;

/** What the gateway or its operator does without a request. */
export const SYSTEM_CALLER: Caller = { actor: { kind: 'system' }, requestId: null, client: null };
