import type { FoundApiKey } from '@weir/domain/api-key-authentication';
import type { ApiKey, ApiKeyHash } from '@weir/domain/api-keys';
import type { Id } from '@weir/domain/kernel';

const CREATED_AT = new Date('2026-01-15T12:00:00.000Z');
let serial = 0;

/** A stored API key that is like no other one, apart from what is given. */
export function anApiKey(overrides: Partial<ApiKey> = {}): ApiKey {
  const id = aFreshId<'api-key'>();
  return {
    id,
    organizationId: aFreshId(),
    workspaceId: aFreshId(),
    name: `key ${id}`,
    mode: 'live',
    purpose: null,
    prefix: 'sk-live-Ab3d',
    lastFour: 'wxyz',
    ownerUserId: null,
    ownerServiceAccountId: null,
    createdBy: null,
    allowedModels: null,
    allowedIpRanges: null,
    endpointScopes: null,
    routingPolicy: null,
    metadata: {},
    createdAt: CREATED_AT,
    expiresAt: null,
    revokedAt: null,
    rotatedAt: null,
    createdWith: null,
    previousUntil: null,
    olderUntil: null,
    lastUsedAt: null,
    ...overrides,
  };
}

/** A key as its present secret finds it, in a workspace that allows everything, apart from what is given. */
export function aFoundApiKey(key: ApiKey = anApiKey(), overrides: Partial<FoundApiKey> = {}): FoundApiKey {
  const {
    ownerServiceAccountId,
    purpose,
    prefix,
    createdBy,
    createdWith,
    metadata,
    rotatedAt,
    previousUntil,
    olderUntil,
    lastUsedAt,
    ...read
  } = key;
  return {
    key: read,
    replacedUntil: null,
    ownerDeactivated: false,
    ownerTeamId: null,
    recordsClientTags: false,
    limits: [],
    subscriptions: new Map(),
    workspaceAllowedModels: null,
    workspaceRoutingPolicy: null,
    ...overrides,
  };
}

/** A hash that no secret and no other call has. */
export function aFreshHash(): ApiKeyHash {
  return (++serial).toString(16).padStart(64, 'f') as ApiKeyHash;
}

/** A well-formed id that no other call gave; they ascend. */
export function aFreshId<Kind extends string>(): Id<Kind> {
  return `019bc0de-0000-7000-9000-${(++serial).toString(16).padStart(12, '0')}` as Id<Kind>;
}
