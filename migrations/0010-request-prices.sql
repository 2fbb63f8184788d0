alter table models add column request_nano_usd bigint check (request_nano_usd >= 0);
comment on column models.request_nano_usd is 'Of each request, in addition to its tokens. Null is unknown.';
