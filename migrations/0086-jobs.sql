create table jobs (
  id uuid primary key,
  kind text not null check (kind in ('usage_export', 'audit_log_export', 'cache_rebuild', 'reconciliation',
    'subscription_approval', 'subscription_denial')),
  user_id uuid not null references users (id) on delete cascade,
  organization_id uuid references organizations (id) on delete cascade,
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object'),
  begun_by jsonb not null check (jsonb_typeof(begun_by) = 'object'),
  state text not null check (state in ('queued', 'running', 'cancelling', 'completed', 'failed', 'cancelled')),
  phase text check (phase in ('records', 'days', 'counters', 'subscriptions')),
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  position jsonb,
  failures jsonb not null default '[]',
  error_code text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  holder uuid,
  held_until timestamptz,
  attempts integer not null default 0,
  file jsonb,
  file_expires_at timestamptz
);
comment on table jobs is 'Long work that people began. At most 100 of a person that have ended are kept, for 30 days.';
comment on column jobs.organization_id is 'Null for work on the platform, and on what is a person''s own.';
comment on column jobs.parameters is 'What the API was asked for, with its defaults.';
comment on column jobs.begun_by is 'How the person was signed in: for the audit records of what is done later.';
comment on column jobs.position is 'Where it goes on, whatever gateway runs it.';
comment on column jobs.failures is 'Ids of what could not be done, with codes.';
comment on column jobs.holder is 'Of the gateway that runs it, anew each time that one takes it.';
comment on column jobs.attempts is 'How often it was taken since it last got on.';
comment on column jobs.file is 'Name, type and bytes of its file, once that is complete.';
create index jobs_user_id_idx on jobs (user_id, id);
create index jobs_organization_id_idx on jobs (organization_id, id) where organization_id is not null;
create index jobs_open_idx on jobs (id) where state in ('queued', 'running', 'cancelling');
create index jobs_finished_at_idx on jobs (finished_at) where finished_at is not null;
create index jobs_file_expires_at_idx on jobs (file_expires_at) where file_expires_at is not null;
-- What reads the whole ledger runs once at a time.
create unique index jobs_single_key on jobs (kind)
  where kind in ('cache_rebuild', 'reconciliation') and state in ('queued', 'running', 'cancelling');

create table job_file_pieces (
  job_id uuid not null references jobs (id) on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (job_id, number)
);
comment on table job_file_pieces is 'Files of jobs, at most 50 MB each, for 24 hours.';
