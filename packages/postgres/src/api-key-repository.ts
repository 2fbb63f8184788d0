import type { ApiKey, ApiKeyHash, ApiKeyMode, ApiKeyRepository } from '@weir/domain/api-keys';
import type { ApiKeyId, OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { ApiKeys } from './database-types.ts';
import { runQuery } from './run-query.ts';

type ApiKeyRow = Pick<
  Selectable<ApiKeys>,
  'id' | 'workspace_id' | 'name' | 'mode' | 'last_four' | 'created_at' | 'expires_at' | 'revoked_at'
> & { organization_id: string };

const COLUMNS = [
  'api_keys.id',
  'api_keys.workspace_id',
  'workspaces.organization_id',
  'api_keys.name',
  'api_keys.mode',
  'api_keys.last_four',
  'api_keys.created_at',
  'api_keys.expires_at',
  'api_keys.revoked_at',
] as const;

const FIND_BY_HASH = `
select api_keys.id, api_keys.workspace_id, workspaces.organization_id, api_keys.name, api_keys.mode,
  api_keys.last_four, api_keys.created_at, api_keys.expires_at, api_keys.revoked_at
from api_keys
join workspaces on workspaces.id = api_keys.workspace_id
where api_keys.hash = $1`;

/** API keys in PostgreSQL. Every change is told to all replicas by a trigger. */
export class PostgresApiKeyRepository implements ApiKeyRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<ApiKey | null> {
    const [row] = await this.#database.statements.run<ApiKeyRow>(FIND_BY_HASH, [hash], signal);
    return row === undefined ? null : toApiKey(row);
  }

  async insert(key: ApiKey, hash: ApiKeyHash): Promise<void> {
    await runQuery(
      this.#database.kysely
        .insertInto('api_keys')
        .values({
          id: key.id,
          workspace_id: key.workspaceId,
          name: key.name,
          hash,
          mode: key.mode,
          prefix: `sk-${key.mode}-`,
          last_four: key.lastFour,
          created_at: key.createdAt,
          expires_at: key.expiresAt,
          revoked_at: key.revokedAt,
        })
        .execute(),
    );
  }

  async list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]> {
    const rows = await runQuery(
      this.#database.kysely
        .selectFrom('api_keys')
        .innerJoin('workspaces', 'workspaces.id', 'api_keys.workspace_id')
        .select(COLUMNS)
        .where('workspaces.organization_id', '=', organizationId)
        .orderBy('api_keys.created_at', 'desc')
        .orderBy('api_keys.id', 'desc')
        .limit(limit)
        .execute(),
    );
    return rows.map(toApiKey);
  }

  async revoke(organizationId: OrganizationId, id: ApiKeyId, at: Date): Promise<ApiKey | null> {
    const row = await runQuery(
      this.#database.kysely
        .updateTable('api_keys')
        .from('workspaces')
        .set((expression) => ({
          revoked_at: expression.fn.coalesce('api_keys.revoked_at', expression.val(at)),
        }))
        .whereRef('workspaces.id', '=', 'api_keys.workspace_id')
        .where('workspaces.organization_id', '=', organizationId)
        .where('api_keys.id', '=', id)
        .returning(COLUMNS)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toApiKey(row);
  }
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id as ApiKeyId,
    organizationId: row.organization_id as OrganizationId,
    workspaceId: row.workspace_id as WorkspaceId,
    name: row.name,
    mode: row.mode as ApiKeyMode,
    lastFour: row.last_four,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
