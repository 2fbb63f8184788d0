-- How it went to ask each upstream, and the discovery server, for what it has.
create table discovery_states (
  connection_id uuid references connections (id) on delete cascade,
  asked_at timestamptz not null,
  succeeded_at timestamptz,
  failed_at timestamptz,
  error_code text check (char_length(error_code) between 1 and 64),
  failing_since timestamptz,
  count integer check (count >= 0),
  constraint discovery_states_connection_id_key unique nulls not distinct (connection_id),
  check ((failed_at is null) = (error_code is null))
);
comment on table discovery_states is 'One row for each upstream that was asked, and one without a connection for the discovery server.';
comment on column discovery_states.error_code is 'Of the last failure, which may be long past.';
comment on column discovery_states.failing_since is 'The first failure after the last success; null while it answers.';
comment on column discovery_states.count is 'How many models or hosts it listed last; null before its first answer.';

-- What each upstream listed last, to compare it with the catalog.
create table listed_models (
  connection_id uuid not null references connections (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 256),
  context_length integer check (context_length > 0),
  max_output_tokens integer check (max_output_tokens > 0),
  prices jsonb,
  primary key (connection_id, name)
);
comment on column listed_models.prices is 'Those that it states, as texts by kind; null where it states none.';

-- What one gateway at a time does. Who has a turn takes it again before it ends; when it dies, another takes it then.
create table discovery_turns (
  name text primary key check (name in ('poll', 'sync')),
  holder uuid not null,
  ends_at timestamptz not null
);
