comment on table idempotent_requests is
  'Answers to management POSTs that carried an Idempotency-Key, for 24 hours: stored in the transaction of the write. Encrypted: an answer may hold a secret that is shown once.';

-- Mails are sent after the transaction that wants them, by any replica.
create table outgoing_mails (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  invitation_id uuid not null references invitations (id) on delete cascade,
  sent_by uuid references users (id) on delete set null,
  token_encrypted bytea,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  ended_at timestamptz,
  failure text check (failure ~ '^[a-z_]{1,64}$')
);
create index outgoing_mails_due_at_idx on outgoing_mails (due_at) where ended_at is null;
create index outgoing_mails_created_at_idx on outgoing_mails (created_at);
create index outgoing_mails_invitation_id_idx on outgoing_mails (invitation_id, created_at);
create index outgoing_mails_organization_id_idx on outgoing_mails (organization_id, created_at);
create index outgoing_mails_sent_by_idx on outgoing_mails (sent_by, created_at) where sent_by is not null;
create index invitations_recipient_idx on invitations (email);
comment on table outgoing_mails is
  'Mails to be sent, at least once each, and for a day those that were: the limits count them. The address is in the invitation.';
comment on column outgoing_mails.token_encrypted is 'Of the link, bound to the id; null once the mail has ended.';
comment on column outgoing_mails.due_at is 'When it is to be tried next. A replica that tries it moves this on first.';
comment on column outgoing_mails.ended_at is 'When it was sent, or given up, or replaced by a later one.';

alter table invitations add column mail_state text check (mail_state in ('queued', 'sent', 'failed'));
comment on column invitations.mail_state is 'Of the last mail; null where no mail is sent.';

alter table setup_links add column break_glass boolean not null default false;
comment on column setup_links.break_glass is 'Signs an admin in although an identity provider is configured.';

alter table audit_records
  add column occurrences integer not null default 1 check (occurrences > 0),
  add column role_before text check (role_before ~ '^[a-z_]{1,32}$'),
  add column role_after text check (role_after ~ '^[a-z_]{1,32}$');
comment on column audit_records.occurrences is
  'How often, where the same refusal was repeated within a minute: the first is a record of its own, the rest are one.';
comment on column audit_records.role_before is 'Of whoever got another role.';
