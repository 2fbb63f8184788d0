alter table models
  add column hedge_after_ms integer constraint models_hedge_after_ms_check check (hedge_after_ms between 50 and 600000);

comment on column models.hedge_after_ms is
  'An attempt without a first token for so long gets another one beside it; null: never.';
