import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { request } from '../../api.ts';
import { useCan } from '../../session/permissions.ts';
import type { Permission } from '../../session/session.ts';
import { type LimitScope, limitsPath } from './limit-scope.ts';

export type Limits = components['schemas']['Limits'];
export type SetLimits = components['schemas']['SetKeyLimits'];

/** Limits of any scope. Those of the platform only of an organization, those for single models only of a key. */
export type AnyLimits = Limits &
  Partial<Pick<components['schemas']['OrganizationLimits'], 'platform'>> &
  Partial<Pick<components['schemas']['KeyLimits'], 'models'>>;

export function useLimits(scope: LimitScope) {
  return useQuery(
    queryOptions({
      queryKey: ['get', limitsPath(scope)],
      queryFn: ({ signal }): Promise<AnyLimits> => readLimits(scope, signal),
    }),
  );
}

/** Sets all limits of the scope: what is absent is not limited. */
export function useSetLimits(scope: LimitScope) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SetLimits) => writeLimits(scope, body),
    // A limit is shown by what it binds too: keys, alerts of the overview, the organization's own page.
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => /limit/.test(String(queryKey[1])) }),
  });
}

const PERMISSIONS = {
  organization: ['organization.limits.read', 'organization.limits.update'],
  platform: ['platform.limits.read', 'platform.limits.update'],
  workspace: ['workspace.limits.read', 'workspace.limits.update'],
  team: ['team.limits.read', 'team.limits.update'],
  member: ['member.limits.read', 'member.limits.update'],
  key: ['api_key.limits.read', 'api_key.limits.update'],
} as const satisfies Record<LimitScope['kind'], readonly [Permission, Permission]>;

/** Whether the person may read and set the limits. */
export function useMayLimit(scope: LimitScope): { readonly read: boolean; readonly set: boolean } {
  const [read, set] = PERMISSIONS[scope.kind];
  const place = { organizationId: scope.organizationId, own: scope.kind === 'key' && scope.own };
  return { read: useCan(read, place), set: useCan(set, place) };
}

async function readLimits(scope: LimitScope, signal: AbortSignal): Promise<AnyLimits> {
  const organization_id = scope.organizationId;
  switch (scope.kind) {
    case 'organization':
      return (
        await request.GET('/v1/organizations/{organization_id}/limits', {
          params: { path: { organization_id } },
          signal,
        })
      ).data!;
    case 'platform':
      return (
        await request.GET('/v1/admin/organizations/{organization_id}/limits', {
          params: { path: { organization_id } },
          signal,
        })
      ).data!;
    case 'workspace':
      return (
        await request.GET('/v1/workspaces/{workspace_id}/limits', {
          params: { path: { workspace_id: scope.workspaceId } },
          signal,
        })
      ).data!;
    case 'team':
      return (
        await request.GET('/v1/organizations/{organization_id}/teams/{team_id}/limits', {
          params: { path: { organization_id, team_id: scope.teamId } },
          signal,
        })
      ).data!;
    case 'member':
      return (
        await request.GET('/v1/organizations/{organization_id}/members/{user_id}/limits', {
          params: { path: { organization_id, user_id: scope.userId } },
          signal,
        })
      ).data!;
    case 'key':
      return (
        await request.GET('/v1/workspaces/{workspace_id}/api-keys/{key_id}/limits', {
          params: { path: { workspace_id: scope.workspaceId, key_id: scope.keyId } },
          signal,
        })
      ).data!;
  }
}

async function writeLimits(scope: LimitScope, { models, ...body }: SetLimits): Promise<void> {
  const organization_id = scope.organizationId;
  switch (scope.kind) {
    case 'organization':
      await request.PUT('/v1/organizations/{organization_id}/limits', {
        params: { path: { organization_id } },
        body,
      });
      return;
    case 'platform':
      await request.PUT('/v1/admin/organizations/{organization_id}/limits', {
        params: { path: { organization_id } },
        body,
      });
      return;
    case 'workspace':
      await request.PUT('/v1/workspaces/{workspace_id}/limits', {
        params: { path: { workspace_id: scope.workspaceId } },
        body,
      });
      return;
    case 'team':
      await request.PUT('/v1/organizations/{organization_id}/teams/{team_id}/limits', {
        params: { path: { organization_id, team_id: scope.teamId } },
        body,
      });
      return;
    case 'member':
      await request.PUT('/v1/organizations/{organization_id}/members/{user_id}/limits', {
        params: { path: { organization_id, user_id: scope.userId } },
        body,
      });
      return;
    case 'key':
      await request.PUT('/v1/workspaces/{workspace_id}/api-keys/{key_id}/limits', {
        params: { path: { workspace_id: scope.workspaceId, key_id: scope.keyId } },
        body: { ...body, models },
      });
      return;
  }
}
