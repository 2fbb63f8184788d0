import type { ApiKeyId, OrganizationId, TeamId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { LimitedThing, LimitSetter } from '@weir/domain/limits';

/** What the path of a request to limits names. */
export const thing = {
  organization: (params: { organization_id: OrganizationId }, setBy: LimitSetter): LimitedThing => ({
    scope: 'organization',
    organizationId: params.organization_id,
    setBy,
  }),
  workspace: (params: { workspace_id: WorkspaceId }): LimitedThing => ({
    scope: 'workspace',
    workspaceId: params.workspace_id,
  }),
  team: (params: { organization_id: OrganizationId; team_id: TeamId }): LimitedThing => ({
    scope: 'team',
    organizationId: params.organization_id,
    teamId: params.team_id,
  }),
  member: (params: { organization_id: OrganizationId; user_id: UserId }): LimitedThing => ({
    scope: 'member',
    organizationId: params.organization_id,
    userId: params.user_id,
  }),
  apiKey: (params: { workspace_id: WorkspaceId; key_id: ApiKeyId }): LimitedThing => ({
    scope: 'api_key',
    workspaceId: params.workspace_id,
    keyId: params.key_id,
  }),
};
