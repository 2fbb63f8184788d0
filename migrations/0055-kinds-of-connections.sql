alter table connections drop constraint connections_kind_check;

alter table connections add constraint connections_kind_check
  check (kind in ('openai-compatible', 'anthropic', 'bedrock', 'litellm', 'simulator'));
