create table usage_cells (
  id integer generated always as identity primary key,
  organization_id uuid not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  user_id uuid,
  model text not null,
  provider text not null,
  constraint usage_cells_key unique nulls not distinct (api_key_id, model, provider, user_id, workspace_id, organization_id)
);
comment on table usage_cells is
  'Who ever used what: each key, its owner at that time, and model once. Smaller than what it stands for in daily_usage. No foreign keys: it outlives what it names.';
create index usage_cells_organization_id_idx on usage_cells (organization_id);
create index usage_cells_user_id_idx on usage_cells (user_id) where user_id is not null;

create table daily_usage_days (
  day date primary key,
  built_at timestamptz not null,
  requests numeric not null,
  has_failures boolean not null
);
comment on table daily_usage_days is 'The days (UTC) that daily_usage has.';
comment on column daily_usage_days.requests is
  'Of the rollups that were read. A complete day whose total of the platform has another number of requests changed since: the total is its dirty mark, set in the transaction that changes a rollup.';
comment on column daily_usage_days.has_failures is
  'Whether the ledger had the records of the day when it was read.';

create table daily_usage (
  cell_id integer not null,
  day date not null,
  quarters bit(96) not null,
  primary key (cell_id, day)
);
comment on table daily_usage is
  'On which days a cell had requests: what sums do not say, such as how many people use a model. Made from usage_rollups.';
comment on column daily_usage.quarters is
  'In which quarters of an hour (UTC), so that days of any time zone can be told. Of time that is kept by hours, the first of each.';
create index daily_usage_day_idx on daily_usage (day);

create table daily_usage_failures (
  day date not null,
  cell_id integer not null,
  quarter smallint not null check (quarter between 0 and 95),
  ending text not null,
  error_code text,
  requests integer not null,
  constraint daily_usage_failures_key unique nulls not distinct (day, cell_id, quarter, ending, error_code)
);
comment on table daily_usage_failures is
  'Requests that did not complete, by what ended them. Made from usage_records, whose rollups do not tell.';

create table daily_usage_counts (
  only_one boolean primary key default true check (only_one),
  since timestamptz not null default now(),
  hits bigint not null default 0,
  misses bigint not null default 0,
  rebuilds bigint not null default 0,
  locks_acquired bigint not null default 0,
  locks_missed bigint not null default 0,
  grace_uses bigint not null default 0
);
comment on table daily_usage_counts is 'What happened at the day cache, added up by all gateways.';
insert into daily_usage_counts default values;
