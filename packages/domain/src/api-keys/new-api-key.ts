import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import {
  newId,
  type OrganizationId,
  type RandomBytes,
  type ServiceAccountId,
  type UserId,
  type WorkspaceId,
} from '../kernel/ids.ts';
import { checkName } from '../kernel/name.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ApiKey, ApiKeyHash, ApiKeyMode, ApiKeyPurpose, ApiKeyRestrictions } from './api-key.ts';
import { generateApiKeySecret } from './api-key-secret.ts';

const PREFIX_LENGTH = 12;
const LAST_LENGTH = 4;

export interface NewApiKeyInput extends Partial<ApiKeyRestrictions> {
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  /** As {@link checkName} takes it. */
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** In the future, or null for never. */
  readonly expiresAt: Date | null;
  readonly ownerUserId?: UserId | null;
  readonly ownerServiceAccountId?: ServiceAccountId | null;
  readonly createdBy?: UserId | null;
  readonly createdWith?: ApiKey['createdWith'];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly purpose?: ApiKeyPurpose;
}

export interface NewApiKeyPorts {
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export interface CreatedApiKey {
  readonly key: ApiKey;
  /** Not stored anywhere: show it once, never log or store it. */
  readonly secret: string;
}

/** A key to be stored, under this hash. Throws DomainError `invalid_parameter`. */
export function newApiKey(
  input: NewApiKeyInput,
  ports: NewApiKeyPorts,
): CreatedApiKey & { readonly hash: ApiKeyHash } {
  const nowMs = ports.clock.nowMs();
  const name = checkName('name', input.name);
  checkExpiry(input.expiresAt, nowMs);
  const { secret, hash, prefix, lastFour } = newSecret(input.mode, ports);
  const key: ApiKey = {
    id: newId(nowMs, ports.randomBytes),
    organizationId: input.organizationId,
    workspaceId: input.workspaceId,
    name,
    mode: input.mode,
    purpose: input.purpose ?? null,
    prefix,
    lastFour,
    ownerUserId: input.ownerUserId ?? null,
    ownerServiceAccountId: input.ownerServiceAccountId ?? null,
    createdBy: input.createdBy ?? null,
    createdWith: input.createdWith ?? null,
    allowedModels: input.allowedModels ?? null,
    allowedIpRanges: input.allowedIpRanges ?? null,
    endpointScopes: input.endpointScopes ?? null,
    routingPolicy: input.routingPolicy ?? null,
    metadata: input.metadata ?? {},
    createdAt: new Date(nowMs),
    expiresAt: input.expiresAt,
    revokedAt: null,
    rotatedAt: null,
    previousUntil: null,
    olderUntil: null,
    lastUsedAt: null,
  };
  return { key, secret, hash };
}

/** A new secret, and what is stored of it. */
export function newSecret(
  mode: ApiKeyMode,
  { hasher, randomBytes }: Pick<NewApiKeyPorts, 'hasher' | 'randomBytes'>,
): {
  readonly secret: string;
  readonly hash: ApiKeyHash;
  readonly prefix: string;
  readonly lastFour: string;
} {
  const secret = generateApiKeySecret(mode, randomBytes);
  return {
    secret,
    hash: hasher.sha256Hex(secret) as ApiKeyHash,
    prefix: secret.slice(0, PREFIX_LENGTH),
    lastFour: secret.slice(-LAST_LENGTH),
  };
}

/** Throws DomainError `invalid_parameter` for a time that is not in the future. */
export function checkExpiry(expiresAt: Date | null, nowMs: number): void {
  // Written so that an invalid date, whose time is NaN, also fails.
  if (expiresAt !== null && !(expiresAt.getTime() > nowMs)) {
    throw new DomainError('invalid_parameter', 'expires_at must be in the future.', { param: 'expires_at' });
  }
}
