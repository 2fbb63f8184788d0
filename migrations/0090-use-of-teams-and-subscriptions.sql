-- The days of a team's and of a subscription's use, from which the pace of their limits is concluded.
create index usage_rollups_team_id_idx on usage_rollups (team_id, starts_at) where team_id is not null;
create index usage_records_subscription_id_idx on usage_records (subscription_id, started_at)
  include (organization_id, input_tokens, output_tokens, cost_nano_usd)
  where subscription_id is not null;
