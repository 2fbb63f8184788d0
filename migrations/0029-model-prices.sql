-- Prices of a model are lists, each in effect from a time on. A list is never changed: another price is another list, so that
-- a record's price_id says what it was billed at.
create table model_prices (
  id uuid primary key,
  model_id uuid not null references models (id) on delete cascade,
  effective_from timestamptz not null,
  source text not null check (source in ('upstream', 'operator')),
  request_nano_usd bigint check (request_nano_usd >= 0),
  created_at timestamptz not null,
  created_by uuid
);
comment on table model_prices is 'Of lists that take effect at the same time, the one with the greater id counts.';
comment on column model_prices.source is 'Who set it: discovery adds prices to what upstreams state, never to what an operator set.';
comment on column model_prices.created_by is 'The user; null for an upstream and for the command line. No foreign key: history outlives users.';
create index model_prices_model_id_idx on model_prices (model_id, effective_from, id);

create table model_price_tiers (
  price_id uuid not null references model_prices (id) on delete cascade,
  from_input_tokens integer not null check (from_input_tokens >= 0),
  input_nano_usd_per_million bigint check (input_nano_usd_per_million >= 0),
  cached_input_nano_usd_per_million bigint check (cached_input_nano_usd_per_million >= 0),
  cache_write_nano_usd_per_million bigint check (cache_write_nano_usd_per_million >= 0),
  audio_input_nano_usd_per_million bigint check (audio_input_nano_usd_per_million >= 0),
  image_input_nano_usd_per_million bigint check (image_input_nano_usd_per_million >= 0),
  output_nano_usd_per_million bigint check (output_nano_usd_per_million >= 0),
  reasoning_nano_usd_per_million bigint check (reasoning_nano_usd_per_million >= 0),
  audio_output_nano_usd_per_million bigint check (audio_output_nano_usd_per_million >= 0),
  primary key (price_id, from_input_tokens)
);
comment on table model_price_tiers is
  'The prices of a list, by the length of the input: the longest from_input_tokens that the input reaches. Null is unknown, never free.';

create function refuse_change_of_prices() returns trigger language plpgsql as $$
begin
  raise exception 'prices are never changed: add another list' using errcode = 'restrict_violation';
end
$$;
create trigger model_prices_unchanged before update on model_prices for each row execute function refuse_change_of_prices();
create trigger model_price_tiers_unchanged before update on model_price_tiers for each row execute function refuse_change_of_prices();

create trigger model_prices_insert_notify after insert on model_prices
  referencing new table as changed for each statement execute function notify_catalog_changed();
create trigger model_prices_delete_notify after delete on model_prices
  referencing old table as changed for each statement execute function notify_catalog_changed();

with priced as (
  select *, gen_random_uuid() as price_id from models
  where coalesce(input_nano_usd_per_million, cached_input_nano_usd_per_million, cache_write_nano_usd_per_million,
    output_nano_usd_per_million, request_nano_usd) is not null
), lists as (
  insert into model_prices (id, model_id, effective_from, source, request_nano_usd, created_at)
  select price_id, id, created_at, 'upstream', request_nano_usd, created_at from priced
)
insert into model_price_tiers (price_id, from_input_tokens, input_nano_usd_per_million,
  cached_input_nano_usd_per_million, cache_write_nano_usd_per_million, output_nano_usd_per_million)
select price_id, 0, input_nano_usd_per_million, cached_input_nano_usd_per_million, cache_write_nano_usd_per_million,
  output_nano_usd_per_million
from priced;

comment on column models.input_nano_usd_per_million is
  'Read by gateways of the release before only, while an upgrade rolls out; so are the other prices here. See model_prices.';
