-- Hosts that a discovery server lists become connections of their own.
alter table connections drop constraint connections_managed_by_check;
alter table connections
  add constraint connections_managed_by_check check (managed_by in ('environment', 'operator', 'discovery')),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 32 and array_position(tags, null) is null);
comment on column connections.tags is 'What the discovery server says about the host.';

-- What an operator decided about a deployment outlives the time in which the upstream does not list its model.
alter table deployments add column missing_since timestamptz;
comment on column deployments.missing_since is 'Since when the upstream does not list the model: nothing is sent there. Null while it does.';
