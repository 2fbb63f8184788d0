import type { PersonalAccessTokenId, SessionId, TokenFamilyId, UserId } from './ids.ts';
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

/** A signed-in user, as the database knows them now. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly platformRole: PlatformRole;
  readonly signedInBy: SignedInBy;
  /** The scopes of the token; null for everything the user may do. */
  readonly scopes: readonly string[] | null;
}

/** Who makes a request to the management plane. */
export type Actor = UserActor | { readonly kind: 'system' } | { readonly kind: 'anonymous' };

/** One request to the management plane: its actor, and what the audit log records of it. */
export interface Caller<Who extends Actor = Actor> {
  readonly actor: Who;
  /** The `x-request-id` of the answer; null outside HTTP. */
  readonly requestId: string | null;
  /** Null unless the operator wants it in the audit log. */
  readonly client: { readonly ipAddress: string | null; readonly userAgent: string | null } | null;
  /** Set when the request may be carried out only once. */
  readonly once?: OnceOnlyRequest | undefined;
}

/** A caller who is signed in. */
export type UserCaller = Caller<UserActor>;

/** What the gateway or its operator does without a request. */
export const SYSTEM_CALLER: Caller = { actor: { kind: 'system' }, requestId: null, client: null };
