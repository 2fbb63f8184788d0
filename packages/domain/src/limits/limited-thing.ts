import type { ApiKeyId, OrganizationId, TeamId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { LimitSetter } from './limit-repository.ts';

/** What people set limits of, by the ids that its address has. */
export type LimitedThing =
  | {
      readonly scope: 'organization';
      readonly organizationId: OrganizationId;
      readonly setBy: LimitSetter;
    }
  | { readonly scope: 'workspace'; readonly workspaceId: WorkspaceId }
  | { readonly scope: 'team'; readonly organizationId: OrganizationId; readonly teamId: TeamId }
  | { readonly scope: 'member'; readonly organizationId: OrganizationId; readonly userId: UserId }
  | { readonly scope: 'api_key'; readonly workspaceId: WorkspaceId; readonly keyId: ApiKeyId };
