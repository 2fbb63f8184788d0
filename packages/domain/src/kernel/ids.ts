declare const brand: unique symbol;

/** A string that is an id of one kind only; made by {@link newId} or read from the database. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganizationId = Id<'organization'>;
export type WorkspaceId = Id<'workspace'>;
export type ApiKeyId = Id<'api-key'>;
export type ModelId = Id<'model'>;
export type ConnectionId = Id<'connection'>;
export type DeploymentId = Id<'deployment'>;
export type PriceId = Id<'price'>;
export type RequestId = Id<'request'>;
export type UserId = Id<'user'>;
export type IdentityId = Id<'identity'>;
export type SessionId = Id<'session'>;
export type TokenFamilyId = Id<'token-family'>;
export type PersonalAccessTokenId = Id<'personal-access-token'>;
export type SigningKeyId = Id<'signing-key'>;
export type ServiceAccountId = Id<'service-account'>;
export type ServiceAccountTokenId = Id<'service-account-token'>;
export type InvitationId = Id<'invitation'>;
export type OutgoingMailId = Id<'outgoing-mail'>;
export type TeamId = Id<'team'>;
export type CredentialId = Id<'credential'>;
export type AuditRecordId = Id<'audit-record'>;

/** Source of random bytes for ids and secrets; cryptographically strong in production. */
export type RandomBytes = (length: number) => Uint8Array;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits. Ids sort by creation time,
 * which keeps index inserts at the right edge.
 */
export function newId<Kind extends string>(nowMs: number, randomBytes: RandomBytes): Id<Kind> {
  const r = randomBytes(10);
  const high = Math.floor(nowMs / 0x1_0000_0000);
  const low = nowMs % 0x1_0000_0000;
  return (hex[(high >>> 8) & 0xff]! +
    hex[high & 0xff]! +
    hex[(low >>> 24) & 0xff]! +
    hex[(low >>> 16) & 0xff]! +
    '-' +
    hex[(low >>> 8) & 0xff]! +
    hex[low & 0xff]! +
    '-' +
    hex[0x70 | (r[0]! & 0x0f)]! +
    hex[r[1]!]! +
    '-' +
    hex[0x80 | (r[2]! & 0x3f)]! +
    hex[r[3]!]! +
    '-' +
    hex[r[4]!]! +
    hex[r[5]!]! +
    hex[r[6]!]! +
    hex[r[7]!]! +
    hex[r[8]!]! +
    hex[r[9]!]!) as Id<Kind>;
}
