alter table personal_access_tokens add column organization_id uuid references organizations on delete cascade;
comment on column personal_access_tokens.organization_id is 'The only organization that exists for the token; null is all of its user''s.';
create index personal_access_tokens_organization_id_idx on personal_access_tokens (organization_id) where organization_id is not null;

alter table token_families add column organization_id uuid references organizations on delete cascade;
comment on column token_families.organization_id is 'As of the personal access token it was made with.';
create index token_families_organization_id_idx on token_families (organization_id) where organization_id is not null;
