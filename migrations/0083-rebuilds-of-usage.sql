alter table usage_totals_fold add column rebuilds bigint not null default 0;
comment on column usage_totals_fold.rebuilds is
  'How often rollups were made anew. What gateways keep in memory of them is as old as this number.';
