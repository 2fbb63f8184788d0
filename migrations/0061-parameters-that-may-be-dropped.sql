alter table models add column drop_params text[] not null default '{}';

comment on column models.drop_params is
  'Members of a request that a translation may leave out, where an upstream cannot express them.';
