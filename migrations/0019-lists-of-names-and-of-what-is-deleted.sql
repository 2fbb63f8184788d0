-- The beginning of a name, in any case. "C" orders by bytes, which a search by prefix needs.
create index api_keys_name_prefix_idx on api_keys (workspace_id, lower(name) collate "C");
create index teams_name_prefix_idx on teams (organization_id, lower(name) collate "C");
create index organizations_name_prefix_idx on organizations (lower(name) collate "C");

-- What is deleted and can be restored, newest first.
create index workspaces_organization_deleted_idx on workspaces (organization_id, id desc) where deleted_at is not null;
create index organizations_deleted_newest_idx on organizations (id desc) where deleted_at is not null;
