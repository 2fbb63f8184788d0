-- How an upstream differs from others of its kind. A preset fills these in when a connection is made.
alter table connections
  add column preset text check (char_length(preset) between 1 and 64),
  add column apis text[]
    check (cardinality(apis) >= 1 and apis <@ array['openai', 'openai-responses', 'anthropic', 'bedrock']),
  add column credential_header text
    check (credential_header in ('authorization', 'api-key', 'x-api-key', 'x-goog-api-key')),
  add column adds_models boolean not null default true;

comment on column connections.preset is 'The preset that it was made from; null without one.';
comment on column connections.apis is 'The APIs that it speaks; null for those of its kind.';
comment on column connections.credential_header is 'The header that carries its credential; null for that of its kind.';
comment on column connections.adds_models is 'Whether the models that it lists are added to the catalog.';
