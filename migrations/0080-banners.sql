create table banners (
  id uuid primary key,
  text text not null check (char_length(text) between 1 and 500),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  level text not null check (level in ('info', 'success', 'warning', 'critical')),
  link text check (link ~ '^https://' and char_length(link) <= 2048),
  starts_at timestamptz not null,
  ends_at timestamptz,
  dismissible boolean not null,
  public boolean not null,
  visible boolean not null,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint banners_period check (ends_at > starts_at)
);
comment on table banners is 'What the console says to everybody. At most five are shown at once, a hundred kept.';
comment on column banners.translations is 'The text by language (BCP 47); in others it is shown as it is.';
comment on column banners.public is 'Shown before sign-in, too.';
create index banners_created_by_idx on banners (created_by) where created_by is not null;

create table banner_dismissals (
  banner_id uuid not null references banners (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  dismissed_at timestamptz not null,
  primary key (banner_id, user_id)
);
comment on table banner_dismissals is 'Who does not want to see a banner any more.';
create index banner_dismissals_user_id_idx on banner_dismissals (user_id);
