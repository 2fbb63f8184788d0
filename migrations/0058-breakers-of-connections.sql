alter table connections
  add column breaker_failures integer check (breaker_failures between 1 and 1000),
  add column breaker_window_ms integer check (breaker_window_ms between 1 and 86400000),
  add column breaker_open_ms integer check (breaker_open_ms between 1 and 86400000),
  add column breaker_set_to text check (breaker_set_to in ('open', 'closed')),
  add column breaker_set_at timestamptz,
  add constraint connections_breaker_set_check check ((breaker_set_to is null) = (breaker_set_at is null));

comment on column connections.breaker_failures is 'As many failures open the breaker; null: as the gateway is configured.';
comment on column connections.breaker_set_to is 'What a person set last. Open: until a person closes it. Closed: from then on it opens by itself again.';
