-- True: its address was set over the API, so it reaches private addresses only where ALLOW_PRIVATE_UPSTREAMS names them.
alter table connections add column guarded boolean not null default false;

-- Discovery removes what upstreams no longer list, but not what an operator made.
alter table deployments
  add column managed_by text not null default 'upstream' check (managed_by in ('upstream', 'operator'));

-- A model is also called by aliases, which are one namespace with the names of models: see model_aliases.
create table model_changes (
  id uuid primary key,
  model_id uuid not null references models (id) on delete cascade,
  changed_at timestamptz not null,
  effective_at timestamptz not null,
  changed_by uuid,
  action text not null check (char_length(action) between 1 and 64),
  changes jsonb not null
);
comment on table model_changes is 'The history of models: what an operator changed, from which value to which, append-only.';
comment on column model_changes.changed_by is 'The user; null for the command line. No foreign key: history outlives users.';
create index model_changes_model_id_idx on model_changes (model_id, id);
