-- Unlogged: rows are worth a few seconds, and a crash of the database ends what they describe. No foreign keys: nothing waits for them.
create unlogged table live_requests (
  record_id uuid primary key,
  gateway_id uuid not null,
  client_request_id text not null,
  organization_id uuid not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  user_id uuid,
  operation text not null,
  model text not null,
  streamed boolean not null,
  started_at timestamptz not null,
  has_answer boolean not null,
  output_tokens bigint not null,
  seen_at timestamptz not null
) with (fillfactor = 50);
create index on live_requests (gateway_id);
create index on live_requests (organization_id);
comment on table live_requests is
  'Requests that run, as their gateways wrote them a few seconds ago; what was not seen for 15 s is over. Rewritten rows change no index.';
