import type { ApiKeyId, OrganizationId } from '../kernel/index.ts';
import type { ApiKey, ApiKeyHash } from './api-key.ts';

/** Storage of API keys. */
export interface ApiKeyRepository {
  /**
   * The key with this hash, joined with its workspace and organization; revoked and expired keys are returned
   * as such, keys of a deleted workspace or organization are not. Rejects when the database cannot answer.
   */
  findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<ApiKey | null>;
  /** Adds a key; throws DomainError `name_taken` for a name the workspace already has among its unrevoked keys. */
  insert(key: ApiKey, hash: ApiKeyHash): Promise<void>;
  /** Keys of an organization, newest first, at most `limit`. */
  list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]>;
  /** Marks the key revoked; idempotent, the first time stays. Null when the organization has no such key. */
  revoke(organizationId: OrganizationId, id: ApiKeyId, at: Date): Promise<ApiKey | null>;
}

/** SHA-256, synchronous: on the hot path an await would cost more than the digest. */
export interface SecretHasher {
  sha256Hex(secret: string): string;
}
