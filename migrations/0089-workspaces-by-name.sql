-- Finds workspaces by the beginning of their name.
create index workspaces_name_prefix_idx on workspaces (organization_id, lower(name) collate "C");
