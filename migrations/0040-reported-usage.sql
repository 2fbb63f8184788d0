create table reported_usage (
  organization_id uuid not null references organizations (id) on delete cascade,
  id text not null,
  started_at timestamptz not null,
  primary key (organization_id, id)
);
comment on table reported_usage is
  'The ids of usage that others measured and reported, so that none is counted twice. Kept for 62 days; older usage cannot be reported.';
create index reported_usage_started_at_idx on reported_usage (started_at);
