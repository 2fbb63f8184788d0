import type { ApiKey } from '../api-keys/api-key.ts';
import { newApiKey } from '../api-keys/new-api-key.ts';
import type { ApiKeyRepositories } from '../api-keys/ports.ts';
import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { checkName } from '../kernel/name.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { Organization } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

export interface BootstrapPorts
  extends ManagementPorts<OrganizationRepositories & ApiKeyRepositories & WorkspaceRepositories> {
  readonly hasher: SecretHasher;
}

/** Names of what is created; each as {@link checkName} takes it. */
export interface BootstrapNames {
  /** Default `Default`. */
  readonly organization?: string | undefined;
  /** Default `Default`. */
  readonly workspace?: string | undefined;
  /** Default `Quick start`. */
  readonly key?: string | undefined;
}

export type Bootstrapped =
  | {
      readonly created: true;
      readonly organization: Organization;
      readonly workspace: Workspace;
      readonly key: ApiKey;
      /** Not stored anywhere: show it once, never log or store it. */
      readonly secret: string;
    }
  | { readonly created: false };

/**
 * Fills an empty database: an organization, a workspace and one live API key, all or none. Of replicas that start at the
 * same time exactly one does this; the others, and every later start, change nothing. Throws DomainError
 * `invalid_parameter` for a name.
 */
export async function bootstrap(ports: BootstrapPorts, names: BootstrapNames = {}): Promise<Bootstrapped> {
  const nowMs = ports.clock.nowMs();
  const createdAt = new Date(nowMs);
  const organization: Organization = {
    id: newId(nowMs, ports.randomBytes),
    name: checkName('organization', names.organization ?? 'Default', "The organization's name"),
    createdAt,
    deletedAt: null,
  };
  const workspace: Workspace = {
    id: newId(nowMs, ports.randomBytes),
    organizationId: organization.id,
    name: checkName('workspace', names.workspace ?? 'Default', "The workspace's name"),
    description: null,
    allowedModels: null,
    routingPolicy: null,
    createdAt,
    deletedAt: null,
  };
  const { key, hash, secret } = newApiKey(
    {
      organizationId: organization.id,
      workspaceId: workspace.id,
      name: checkName('key', names.key ?? 'Quick start', "The key's name"),
      mode: 'live',
      expiresAt: null,
    },
    ports,
  );
  return ports.unitOfWork.transaction(async ({ apiKeys, audit, organizations, workspaces }) => {
    if (!(await organizations.claimFirst())) return { created: false };
    await organizations.insert(organization);
    await workspaces.insert(workspace);
    await apiKeys.insert(key, hash);
    const entry = {
      action: 'api_key.bootstrap',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: organization.id,
      target: { kind: 'api_key', id: key.id },
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(SYSTEM_CALLER, entry, ports));
    return { created: true, organization, workspace, key, secret };
  });
}
