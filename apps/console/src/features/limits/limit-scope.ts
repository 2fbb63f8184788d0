/** Whose use is limited, and by whom: each has limits of its own, and all that concern a request apply to it. */
export type LimitScope =
  | { readonly kind: 'organization'; readonly organizationId: string }
  /** What the platform gives an organization. */
  | { readonly kind: 'platform'; readonly organizationId: string }
  | { readonly kind: 'workspace'; readonly organizationId: string; readonly workspaceId: string }
  | { readonly kind: 'team'; readonly organizationId: string; readonly teamId: string }
  | { readonly kind: 'member'; readonly organizationId: string; readonly userId: string }
  | {
      readonly kind: 'key';
      readonly organizationId: string;
      readonly workspaceId: string;
      readonly keyId: string;
      /** Whether the key is the person's own. */
      readonly own: boolean;
    };

/** The address of the limits, below the gateway's. */
export function limitsPath(scope: LimitScope): string {
  const organization = `/v1/organizations/${scope.organizationId}`;
  switch (scope.kind) {
    case 'organization':
      return `${organization}/limits`;
    case 'platform':
      return `/v1/admin/organizations/${scope.organizationId}/limits`;
    case 'workspace':
      return `/v1/workspaces/${scope.workspaceId}/limits`;
    case 'team':
      return `${organization}/teams/${scope.teamId}/limits`;
    case 'member':
      return `${organization}/members/${scope.userId}/limits`;
    case 'key':
      return `/v1/workspaces/${scope.workspaceId}/api-keys/${scope.keyId}/limits`;
  }
}
