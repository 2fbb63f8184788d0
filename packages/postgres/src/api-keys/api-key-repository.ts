import type {
  ApiKey,
  ApiKeyFilter,
  ApiKeyHash,
  ApiKeyRepository,
  RotatedSecret,
} from '@weir/domain/api-keys';
import {
  type ApiKeyId,
  type OrganizationId,
  type Page,
  type PageRequest,
  positionOf,
  toPage,
  type WorkspaceId,
} from '@weir/domain/kernel';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { beginsInAnyCase, listOrder, type OrderedColumns } from '../database/list-order.ts';
import { runQuery } from '../database/run-query.ts';
import { API_KEY_COLUMNS, toApiKey, toInsertedRow, toUpdatedRow } from './api-key-row.ts';

/** As in the index by owner. */
const OWNER_ID = sql<string | null>`coalesce(api_keys.owner_user_id, api_keys.owner_service_account_id)`;
const HASH_COLUMN = { current: 'hash', previous: 'previous_hash', older: 'older_hash' } as const;

const ORDERED: OrderedColumns = { id: sql`api_keys.id`, name: sql`api_keys.name` };

/** API keys of organizations, in PostgreSQL. */
export class PostgresApiKeyRepository implements ApiKeyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(key: ApiKey, hash: ApiKeyHash): Promise<void> {
    await runQuery(this.#kysely.insertInto('api_keys').values(toInsertedRow(key, hash)).execute());
  }

  async find(organizationId: OrganizationId, workspaceId: WorkspaceId, id: ApiKeyId): Promise<ApiKey | null> {
    const row = await runQuery(
      this.#of(organizationId, workspaceId).where('api_keys.id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : toApiKey(row);
  }

  async findForUpdate(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId,
    id: ApiKeyId,
  ): Promise<ApiKey | null> {
    const row = await runQuery(
      this.#of(organizationId, workspaceId)
        .where('api_keys.id', '=', id)
        .forNoKeyUpdate('api_keys')
        .executeTakeFirst(),
    );
    return row === undefined ? null : toApiKey(row);
  }

  async list(
    organizationId: OrganizationId,
    workspaceId: WorkspaceId | null,
    filter: ApiKeyFilter,
    page: PageRequest,
  ): Promise<Page<ApiKey>> {
    const { where, orderBy } = listOrder(page, ORDERED);
    // The page of each workspace is read from its index: their union has none.
    const ofWorkspace = this.#filtered(filter)
      .where(sql<boolean>`api_keys.workspace_id = workspaces.id`)
      .where(where)
      .orderBy(orderBy)
      .limit(page.limit + 1);
    let workspaces = this.#kysely
      .selectFrom('workspaces')
      .where('workspaces.organization_id', '=', organizationId);
    workspaces =
      workspaceId === null
        ? workspaces.where('workspaces.deleted_at', 'is', null)
        : workspaces.where('workspaces.id', '=', workspaceId);
    const rows = await runQuery(
      workspaces
        .innerJoinLateral(ofWorkspace.as('api_keys'), (join) => join.onTrue())
        .select(API_KEY_COLUMNS)
        .orderBy(orderBy)
        .limit(page.limit + 1)
        .execute(),
    );
    return toPage(rows.map(toApiKey), page.limit, ({ id, name }) => positionOf(page.order, id, name));
  }

  async update(key: ApiKey): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('api_keys')
        .set(toUpdatedRow(key))
        .where('workspace_id', '=', workspaceOf(key))
        .where('id', '=', key.id)
        .execute(),
    );
  }

  async rotate(key: ApiKey, secret: RotatedSecret): Promise<void> {
    const [previous, older] = secret.kept;
    await runQuery(
      this.#kysely
        .updateTable('api_keys')
        .set((old) => ({
          hash: secret.hash,
          previous_hash: previous === undefined ? null : old.ref(HASH_COLUMN[previous.was]),
          previous_until: previous?.until ?? null,
          older_hash: older === undefined ? null : old.ref(HASH_COLUMN[older.was]),
          older_until: older?.until ?? null,
          expires_at: secret.expiresAt,
          prefix: secret.prefix,
          last_four: secret.lastFour,
          rotated_at: secret.rotatedAt,
        }))
        .where('workspace_id', '=', workspaceOf(key))
        .where('id', '=', key.id)
        .execute(),
    );
  }

  #filtered({ state, at, ownerId, purpose, beginning, ids }: ApiKeyFilter) {
    let query = this.#kysely
      .selectFrom('api_keys')
      .selectAll('api_keys')
      .where('api_keys.purpose', purpose === undefined ? 'is' : '=', purpose ?? null);
    if (state === 'revoked') query = query.where('api_keys.revoked_at', 'is not', null);
    else if (state !== 'all') query = query.where('api_keys.revoked_at', 'is', null);
    if (state === 'expired') query = query.where('api_keys.expires_at', '<=', at);
    if (state === 'active') {
      query = query.where((where) =>
        where.or([where('api_keys.expires_at', 'is', null), where('api_keys.expires_at', '>', at)]),
      );
    }
    if (ownerId !== undefined)
      // Not `is not distinct from`, which cannot use an index.
      query = query.where(OWNER_ID, ownerId === null ? 'is' : '=', ownerId);
    if (beginning !== undefined) query = query.where(beginsInAnyCase(ORDERED.name, beginning));
    if (ids !== undefined) query = query.where('api_keys.id', 'in', ids);
    return query;
  }

  #of(organizationId: OrganizationId, workspaceId: WorkspaceId) {
    return this.#kysely
      .selectFrom('api_keys')
      .innerJoin('workspaces', 'workspaces.id', 'api_keys.workspace_id')
      .select(API_KEY_COLUMNS)
      .where('workspaces.organization_id', '=', organizationId)
      .where('api_keys.workspace_id', '=', workspaceId);
  }
}

/** The key's workspace, if it is one of the key's organization. */
function workspaceOf({ organizationId, workspaceId }: Pick<ApiKey, 'organizationId' | 'workspaceId'>) {
  return (expression: ExpressionBuilder<DB, 'api_keys'>) =>
    expression
      .selectFrom('workspaces')
      .select('workspaces.id')
      .where('workspaces.organization_id', '=', organizationId)
      .where('workspaces.id', '=', workspaceId);
}
