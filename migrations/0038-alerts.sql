create table limit_thresholds_reached (
  limit_id uuid not null references limits (id) on delete cascade,
  period_start timestamptz not null,
  amount bigint not null,
  threshold_percent smallint not null,
  reached_at timestamptz not null,
  primary key (limit_id, period_start, amount, threshold_percent)
);
create index limit_thresholds_reached_at_idx on limit_thresholds_reached (reached_at);
comment on table limit_thresholds_reached is 'What was told, once for each limit, period and threshold; again when the amount of the limit changes.';

create index limits_updated_at_idx on limits (updated_at);

create table alert_rules (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  metric text not null check (metric in ('spend_nano_usd', 'error_percent', 'ttft_p95_ms', 'duration_p95_ms')),
  window_minutes integer not null check (window_minutes in (15, 60, 1440)),
  model text check (char_length(model) between 1 and 256),
  threshold bigint not null check (threshold > 0),
  min_requests integer not null check (min_requests > 0),
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  fired_at timestamptz,
  last_value bigint,
  constraint alert_rules_fire_while_active check (fired_at is null or deactivated_at is null)
);
create unique index alert_rules_name_key on alert_rules (organization_id, lower(name));
create index alert_rules_organization_id_idx on alert_rules (organization_id, id);
create index alert_rules_active_idx on alert_rules (id) where deactivated_at is null;
create index alert_rules_created_by_idx on alert_rules (created_by) where created_by is not null;
comment on column alert_rules.threshold is 'In the unit that the metric''s name ends with.';
comment on column alert_rules.fired_at is 'Since when the alert is firing; null while it is not.';
comment on column alert_rules.last_value is 'Of the last evaluation; null where there were too few requests.';

create table background_jobs (
  name text primary key check (name in ('limit_thresholds', 'alert_rules')),
  ran_at timestamptz not null
);
comment on table background_jobs is 'When a job last ran. The replica that runs it locks its row, so that one does at a time.';
insert into background_jobs (name, ran_at) values ('limit_thresholds', 'epoch'), ('alert_rules', 'epoch');
