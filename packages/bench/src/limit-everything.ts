import { openDatabase } from './ledger.ts';

/** Far more than any run uses. */
const AMOUNT = '1000000000000000';

/**
 * Gives the gateway's only key an owner in a team, its models prices, and its key, owner, team, workspace and organization
 * a limit of every kind: 25 limits for every request. Resolves once they are stored; the gateway hears of it.
 *
 * @throws Error when the gateway's database cannot be reached from here
 */
export async function limitEverything(dataDirectory: string): Promise<void> {
  const sql = openDatabase(dataDirectory);
  if (sql === null) throw new Error(`There is no database to reach in ${dataDirectory}.`);
  try {
    await sql.begin(async (transaction) => {
      await transaction`
        with lists as (
          insert into model_prices (id, model_id, effective_from, source, created_at)
          select gen_random_uuid(), id, now(), 'operator', now() from models
          returning id
        )
        insert into model_price_tiers (price_id, from_input_tokens, input_nano_usd_per_million, output_nano_usd_per_million)
        select id, 0, 200000000, 800000000 from lists`;
      await transaction`
        with organization as (
          select id from organizations
        ), owner as (
          insert into users (id, display_name, created_at) values (gen_random_uuid(), 'Owner', now()) returning id
        ), team as (
          insert into teams (id, organization_id, name, created_at)
          select gen_random_uuid(), id, 'Team', now() from organization
          returning id
        ), member as (
          insert into organization_members (organization_id, user_id, role, created_at)
          select organization.id, owner.id, 'member', now() from organization, owner
          returning organization_id, user_id
        ), team_member as (
          insert into team_members (team_id, organization_id, user_id, created_at)
          select team.id, organization_id, user_id, now() from team, member
        ), key as (
          update api_keys set owner_user_id = owner.id from owner
          returning api_keys.id, workspace_id
        ), scopes (scope, scope_id) as (
          select 'api_key', id from key
          union all select 'workspace', workspace_id from key
          union all select 'member', id from owner
          union all select 'team', id from team
          union all select 'organization', id from organization
        )
        insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
        select gen_random_uuid(), organization.id, scope, scope_id, kind, period, current_date, ${AMOUNT}, now(), now()
        from organization, scopes, (values
          ('budget', 'month'), ('token_quota', 'day'), ('requests_per_minute', null), ('tokens_per_minute', null),
          ('parallel_requests', null)
        ) as kinds (kind, period)`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
