create table branding (
  id smallint primary key default 1 check (id = 1),
  title text check (char_length(title) between 1 and 200),
  subtitle text check (char_length(subtitle) between 1 and 500),
  shows text[] not null default '{login_logo,header_logo_light,header_logo_dark,title,subtitle}'
    check (shows <@ '{login_logo,header_logo_light,header_logo_dark,title,subtitle}')
);
comment on table branding is 'One row: how the console presents itself.';
comment on column branding.shows is 'The elements that are switched on, given or not.';
insert into branding default values;

create table branding_images (
  slot text primary key check (slot in ('login_logo', 'header_logo_light', 'header_logo_dark')),
  png bytea not null check (octet_length(png) between 1 and 8388608),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  updated_at timestamptz not null
);
comment on column branding_images.png is 'Made anew from what was uploaded, which is not kept.';
