create table audit_stream (
  only_one boolean primary key default true check (only_one),
  collects_until timestamptz not null,
  held_by uuid not null,
  held_until timestamptz not null
);
comment on table audit_stream is 'The sending of audit records to a collector: one row once it was set up. One replica at a time sends.';
comment on column audit_stream.collects_until is
  'Moved on while a gateway sends. New records are queued until then, so that a stream that was switched off queues nothing for long.';

create table unsent_audit_records (
  id uuid primary key,
  occurred_at timestamptz not null
);
comment on table unsent_audit_records is
  'Records that the collector has not taken yet. A record is queued in the transaction that makes it, whoever makes it, and leaves the queue when it is sent: so none is missed, in whatever order transactions commit.';

create function queue_audit_record() returns trigger language plpgsql as $$
begin
  insert into unsent_audit_records (id, occurred_at)
  select new.id, new.occurred_at from audit_stream where collects_until > new.occurred_at;
  return null;
end
$$;
create trigger audit_records_queue after insert on audit_records for each row execute function queue_audit_record();

-- As the names of teams: those that differ only in case are the same.
drop index service_accounts_name_key;
alter table service_account_tokens drop constraint service_account_tokens_name_key;
update service_accounts set name = left(name, 60) || ' ' || id where deleted_at is null and exists (
  select from service_accounts older where older.organization_id = service_accounts.organization_id
    and older.deleted_at is null and lower(older.name) = lower(service_accounts.name) and older.id < service_accounts.id);
update service_account_tokens set name = left(name, 60) || ' ' || id where exists (
  select from service_account_tokens older where older.service_account_id = service_account_tokens.service_account_id
    and lower(older.name) = lower(service_account_tokens.name) and older.id < service_account_tokens.id);
create unique index service_accounts_name_key on service_accounts (organization_id, lower(name)) where deleted_at is null;
create unique index service_account_tokens_name_key on service_account_tokens (service_account_id, lower(name));
