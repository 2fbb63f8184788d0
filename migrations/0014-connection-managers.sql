-- Connections that the environment configures follow the environment; an operator's own are left alone.
alter table connections
  add column managed_by text not null default 'operator' check (managed_by in ('environment', 'operator'));
-- Until now only the environment made connections, under these names.
update connections set managed_by = 'environment' where name in ('upstream', 'simulator');
