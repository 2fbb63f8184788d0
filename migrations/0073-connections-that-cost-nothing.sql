alter table connections add column free boolean not null default false;

comment on column connections.free is
  'What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise.';
