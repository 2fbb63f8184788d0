import type { ApiKeyLookup, FoundApiKey } from '@weir/domain/api-key-authentication';
import type {
  ApiKey,
  ApiKeyDirectory,
  ApiKeyHash,
  ApiKeyRepository,
  RotatedSecret,
} from '@weir/domain/api-keys';
import { type ApiKeyId, DomainError, type OrganizationId } from '@weir/domain/kernel';
import { aFoundApiKey } from './an-api-key.ts';

interface Row {
  hash: ApiKeyHash;
  previousHash: ApiKeyHash | null;
  key: ApiKey;
}

/** API keys in a Map, the changes that tests make of them, and what makes the database slow or fail. */
export class InMemoryApiKeyRepository
  implements ApiKeyDirectory, ApiKeyLookup, Pick<ApiKeyRepository, 'insert' | 'rotate' | 'update'>
{
  readonly #rows = new Map<ApiKeyId, Row>();
  readonly #rowsByHash = new Map<ApiKeyHash, Row>();
  /** When set, every call rejects with it. */
  failure: Error | null = null;
  /** Awaited by each look-up after it has read, so that the answer is as old as the wait. */
  afterRead: ((hash: ApiKeyHash, signal: AbortSignal | undefined) => Promise<void>) | null = null;
  /** The hashes looked up so far, in order. */
  readonly lookups: ApiKeyHash[] = [];

  async findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<FoundApiKey | null> {
    this.lookups.push(hash);
    const row = this.#rowsByHash.get(hash);
    const found = row === undefined ? null : aFoundApiKey(row.key, { replaced: row.hash !== hash });
    if (this.afterRead !== null) await this.afterRead(hash, signal);
    if (this.failure !== null) throw this.failure;
    signal?.throwIfAborted();
    return found;
  }

  async find(id: ApiKeyId): Promise<ApiKey | null> {
    if (this.failure !== null) throw this.failure;
    return this.#rows.get(id)?.key ?? null;
  }

  async insert(key: ApiKey, hash: ApiKeyHash): Promise<void> {
    if (this.failure !== null) throw this.failure;
    for (const row of this.#rows.values()) {
      const sameName =
        row.key.workspaceId === key.workspaceId && row.key.name === key.name && row.key.revokedAt === null;
      if (sameName || row.hash === hash || row.key.id === key.id) {
        throw new DomainError('name_taken', 'The workspace already has an API key of this name.', {
          param: 'name',
        });
      }
    }
    const row: Row = { hash, previousHash: null, key };
    this.#rows.set(key.id, row);
    this.#rowsByHash.set(hash, row);
  }

  async list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]> {
    if (this.failure !== null) throw this.failure;
    return [...this.#rows.values()]
      .map((row) => row.key)
      .filter((key) => key.organizationId === organizationId)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  async update(key: ApiKey): Promise<void> {
    const row = this.#rows.get(key.id)!;
    const { prefix, lastFour, rotatedAt, previousUntil, lastUsedAt } = row.key;
    row.key = { ...key, prefix, lastFour, rotatedAt, previousUntil, lastUsedAt };
  }

  async rotate({ id }: ApiKey, secret: RotatedSecret): Promise<void> {
    const row = this.#rows.get(id)!;
    const { hash, ...shown } = secret;
    if (row.previousHash !== null) this.#rowsByHash.delete(row.previousHash);
    row.previousHash = row.hash;
    row.hash = hash;
    row.key = { ...row.key, ...shown };
    this.#rowsByHash.set(hash, row);
  }
}
