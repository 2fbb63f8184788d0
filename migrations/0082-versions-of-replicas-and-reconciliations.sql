alter table gateway_replicas add column version text;
comment on column gateway_replicas.version is 'Null of a gateway of an earlier release.';

create table reconciliations (
  id uuid primary key,
  status text not null check (status in ('running', 'agrees', 'differs', 'cancelled', 'failed')),
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  is_cancelled boolean not null default false,
  days integer,
  days_done integer not null default 0,
  ledger_since timestamptz,
  records bigint,
  counters bigint,
  differences bigint not null default 0,
  examples jsonb not null default '[]',
  error_code text
);
create unique index reconciliations_running_key on reconciliations ((true)) where status = 'running';
create index reconciliations_started_at_idx on reconciliations (started_at);
comment on table reconciliations is 'Comparisons of the ledger with its sums, the newest 100. At most one runs.';
comment on column reconciliations.examples is 'The first 100 differences: keys of rows, and numbers.';
