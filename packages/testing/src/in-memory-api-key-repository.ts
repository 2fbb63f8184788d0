import type { ApiKeyLookup, FoundApiKey } from '@weir/domain/api-key-authentication';
import type {
  ApiKey,
  ApiKeyDirectory,
  ApiKeyHash,
  ApiKeyRepository,
  KeptSecret,
  RotatedSecret,
} from '@weir/domain/api-keys';
import { type ApiKeyId, DomainError, type OrganizationId } from '@weir/domain/kernel';
import { aFoundApiKey } from './an-api-key.ts';

interface Row {
  /** The current one, and the replaced ones that are kept, newest first. */
  hashes: readonly (ApiKeyHash | undefined)[];
  key: ApiKey;
}

const POSITION = { current: 0, previous: 1, older: 2 } as const;

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
    const found =
      row === undefined ? null : aFoundApiKey(row.key, { replacedUntil: replacedUntil(row, hash) });
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
      if (sameName || row.hashes[0] === hash || row.key.id === key.id) {
        throw new DomainError('name_taken', 'The workspace already has an API key of this name.', {
          param: 'name',
        });
      }
    }
    const row: Row = { hashes: [hash], key };
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
    const { prefix, lastFour, rotatedAt, previousUntil, olderUntil, lastUsedAt } = row.key;
    row.key = { ...key, prefix, lastFour, rotatedAt, previousUntil, olderUntil, lastUsedAt };
  }

  async rotate({ id }: ApiKey, { hash, kept, ...shown }: RotatedSecret): Promise<void> {
    const row = this.#rows.get(id)!;
    const [previous, older] = kept;
    const before = row.hashes;
    const hashOf = (secret: KeptSecret | undefined) => secret && before[POSITION[secret.was]];
    row.hashes = [hash, hashOf(previous), hashOf(older)];
    for (const each of before) if (each !== undefined) this.#rowsByHash.delete(each);
    for (const each of row.hashes) if (each !== undefined) this.#rowsByHash.set(each, row);
    row.key = {
      ...row.key,
      ...shown,
      previousUntil: previous?.until ?? null,
      olderUntil: older?.until ?? null,
    };
  }
}

function replacedUntil({ hashes, key }: Row, hash: ApiKeyHash): Date | null {
  if (hashes[0] === hash) return null;
  return hashes[1] === hash ? key.previousUntil : key.olderUntil;
}
