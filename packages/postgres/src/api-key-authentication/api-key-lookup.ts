import type {
  ApiKeyFinder,
  ApiKeyLookup,
  ApiKeyUseStore,
  FoundApiKey,
} from '@weir/domain/api-key-authentication';
import type { ApiKeyHash } from '@weir/domain/api-keys';
import type { ApiKeyId, ModelId, TeamId } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import type { KeyRoutingPolicy } from '@weir/domain/routing';
import { type DataPlaneRow, toDataPlaneKey } from '../api-keys/api-key-row.ts';
import type { Database } from '../database/database.ts';
import { LIMITS_OF_KEY, type LimitJson, NO_LIMITS, SUBSCRIPTIONS_OF_KEY, toLimit } from './limits-of-key.ts';

type FoundRow = DataPlaneRow & {
  replaced_until: Date | null;
  owner_deactivated: boolean;
  owner_team_id: string | null;
  record_client_tags: boolean;
  workspace_allowed_models: string[] | null;
  workspace_routing_policy: KeyRoutingPolicy | null;
  /** By the id of the model. */
  subscriptions: Record<string, string> | null;
  limits: LimitJson[] | null;
};

/**
 * Arrays come as JSON: the connections of the hot path do not know the server's array types.
 *
 * @param keys the row of the key, as a table `api_keys`
 */
function find(keys: string, replacedUntil: string): string {
  return `
select api_keys.id, workspaces.organization_id, api_keys.workspace_id, api_keys.name, api_keys.mode,
  api_keys.owner_user_id, api_keys.last_four, to_jsonb(api_keys.allowed_models) as allowed_models,
  to_jsonb(api_keys.allowed_ip_ranges) as allowed_ip_ranges, to_jsonb(api_keys.endpoint_scopes) as endpoint_scopes,
  api_keys.routing_policy, workspaces.routing_policy as workspace_routing_policy,
  api_keys.created_at, api_keys.expires_at, api_keys.revoked_at,
  ${replacedUntil} as replaced_until,
  coalesce(users.deactivated_at, service_accounts.deactivated_at) is not null as owner_deactivated,
  to_jsonb(workspaces.allowed_models) as workspace_allowed_models, organizations.record_client_tags,
  owner_team.id as owner_team_id,
  subscribed.models as subscriptions, ${LIMITS_OF_KEY} as limits
from ${keys}
join workspaces on workspaces.id = api_keys.workspace_id and workspaces.deleted_at is null
join organizations on organizations.id = workspaces.organization_id and organizations.deleted_at is null
left join users on users.id = api_keys.owner_user_id
left join service_accounts on service_accounts.id = api_keys.owner_service_account_id
cross join lateral (
  select case when count(*) = 1 then min(team_id::text)::uuid end as id from team_members
  where organization_id = workspaces.organization_id and user_id = api_keys.owner_user_id
) as owner_team
cross join lateral (
  select array_agg(active.id) as ids, jsonb_object_agg(active.model_id, active.id) as models
  from (${SUBSCRIPTIONS_OF_KEY}) as active
) as subscribed`;
}

/**
 * The limit tells the planner that there is one row, so that each join is one index probe. It also saves the other probes
 * when the current secret matches.
 */
export const FIND_BY_HASH = find(
  `(
  select * from api_keys where hash = $1
  union all
  select * from api_keys where previous_hash = $1
  union all
  select * from api_keys where older_hash = $1
  limit 1
) as api_keys`,
  `case $1
    when api_keys.hash then null
    when api_keys.previous_hash then coalesce(api_keys.previous_until, 'epoch')
    else coalesce(api_keys.older_until, 'epoch')
  end`,
);

const FIND_BY_ID = find(
  '(select * from api_keys where id = $1::text::uuid limit 1) as api_keys',
  'null::timestamptz',
);

/** Locks rows in the order of their ids, so that replicas writing at the same time wait for each other without a deadlock. */
const RECORD_USES = `
with used as (
  select api_keys.id, uses.at
  from unnest($1::text[]::uuid[], $2::text[]::timestamptz[]) as uses (id, at)
  join api_keys on api_keys.id = uses.id
  where api_keys.last_used_at is null or api_keys.last_used_at < uses.at
  order by api_keys.id
  for no key update of api_keys
)
update api_keys set last_used_at = used.at
from used
where api_keys.id = used.id and (api_keys.last_used_at is null or api_keys.last_used_at < used.at)`;

/** API keys in PostgreSQL for the data plane, and the times of their use. Replicas are not notified of uses. */
export class PostgresApiKeyLookup implements ApiKeyLookup, ApiKeyFinder, ApiKeyUseStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findByHash(hash: ApiKeyHash, signal?: AbortSignal): Promise<FoundApiKey | null> {
    return this.#find(FIND_BY_HASH, hash, signal);
  }

  async findById(id: ApiKeyId, signal?: AbortSignal): Promise<FoundApiKey | null> {
    return this.#find(FIND_BY_ID, id, signal);
  }

  async #find(statement: string, by: string, signal?: AbortSignal): Promise<FoundApiKey | null> {
    const [row] = await this.#database.statements.run<FoundRow>(statement, [by], signal);
    if (row === undefined) return null;
    return {
      key: toDataPlaneKey(row),
      replacedUntil: row.replaced_until,
      ownerDeactivated: row.owner_deactivated,
      ownerTeamId: row.owner_team_id as TeamId | null,
      recordsClientTags: row.record_client_tags,
      workspaceAllowedModels: row.workspace_allowed_models,
      workspaceRoutingPolicy: row.workspace_routing_policy,
      limits: row.limits === null ? NO_LIMITS : row.limits.map(toLimit),
      subscriptions: new Map(Object.entries(row.subscriptions ?? {}) as [ModelId, SubscriptionId][]),
    };
  }

  async recordUses(uses: ReadonlyMap<ApiKeyId, Date>, signal?: AbortSignal): Promise<void> {
    const ids = `{${[...uses.keys()].join(',')}}`;
    const times = `{${[...uses.values()].map((at) => at.toISOString()).join(',')}}`;
    await this.#database.statements.run(RECORD_USES, [ids, times], signal);
  }
}
