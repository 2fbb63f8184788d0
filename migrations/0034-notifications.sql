create table notifications (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  organization_id uuid references organizations (id) on delete cascade,
  kind text not null check (char_length(kind) between 1 and 100),
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamptz not null,
  read_at timestamptz
);
comment on table notifications is 'What people are told in their list. Ids and codes only; deleted after some time, and beyond some number.';
comment on column notifications.kind is 'What happened to the subject, such as subscription.approve.';
create index notifications_user_newest_idx on notifications (user_id, id desc);
-- What somebody has not read yet they are told once: repeated changes do not flood a list.
create unique index notifications_unread_key on notifications (user_id, subject_id, kind) where read_at is null;
create index notifications_created_at_idx on notifications (created_at);
create index notifications_organization_id_idx on notifications (organization_id) where organization_id is not null;
