alter table api_keys
  add column routing_policy jsonb check (jsonb_typeof(routing_policy) in ('string', 'array'));
alter table workspaces
  add column routing_policy jsonb check (jsonb_typeof(routing_policy) in ('string', 'array'));
alter table connections
  add column credential_from text not null default 'weir' check (credential_from in ('weir', 'client'));

comment on column api_keys.routing_policy is 'plan_first, bedrock_only, or the ids of connections in the order in which they are tried; null for none.';
comment on column workspaces.routing_policy is 'Of all its keys. That of a key chooses from what it leaves.';
comment on column connections.credential_from is 'Client: requests carry the client''s own credential, which is never stored.';
