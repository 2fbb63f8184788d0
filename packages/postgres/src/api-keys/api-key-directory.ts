import type { ApiKey, ApiKeyDirectory } from '@weir/domain/api-keys';
import type { ApiKeyId, OrganizationId } from '@weir/domain/kernel';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { API_KEY_COLUMNS, toApiKey } from './api-key-row.ts';

/** API keys in PostgreSQL, read across organizations. */
export class PostgresApiKeyDirectory implements ApiKeyDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: ApiKeyId): Promise<ApiKey | null> {
    const row = await runQuery(this.#stored().where('api_keys.id', '=', id).executeTakeFirst());
    return row === undefined ? null : toApiKey(row);
  }

  async list(organizationId: OrganizationId, limit: number): Promise<ApiKey[]> {
    const rows = await runQuery(
      this.#stored()
        .where('workspaces.organization_id', '=', organizationId)
        .where('api_keys.purpose', 'is', null)
        .orderBy('api_keys.created_at', 'desc')
        .orderBy('api_keys.id', 'desc')
        .limit(limit)
        .execute(),
    );
    return rows.map(toApiKey);
  }

  #stored() {
    return this.#database.kysely
      .selectFrom('api_keys')
      .innerJoin('workspaces', 'workspaces.id', 'api_keys.workspace_id')
      .select(API_KEY_COLUMNS);
  }
}
