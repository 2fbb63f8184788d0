alter table models
  add column routing_strategy text not null default 'round_robin'
    constraint models_routing_strategy_check check (routing_strategy in ('round_robin', 'weighted', 'least_busy', 'latency')),
  add column stickiness text not null default 'auto'
    constraint models_stickiness_check check (stickiness in ('off', 'auto')),
  add column max_attempts integer constraint models_max_attempts_check check (max_attempts between 1 and 10),
  add column retry_time_ms integer not null default 600000
    constraint models_retry_time_ms_check check (retry_time_ms between 0 and 86400000);

comment on column models.routing_strategy is 'How one of several deployments in a tier is chosen.';
comment on column models.stickiness is 'auto: requests of one conversation, or with the same beginning of a long prompt, go to one deployment.';
comment on column models.max_attempts is 'Most attempts of one request; null: as many as the configuration says.';
comment on column models.retry_time_ms is 'No attempt begins later than this after the first one.';

alter table deployments
  add column max_parallel integer constraint deployments_max_parallel_check check (max_parallel between 1 and 1000000),
  add column context_length integer constraint deployments_context_length_check check (context_length > 0);

comment on column deployments.max_parallel is 'Most attempts that one gateway has running there; null: no limit.';
comment on column deployments.context_length is 'Tokens of prompt and answer together; null: that of the model.';
