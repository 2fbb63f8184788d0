import { type ApiKey, type ApiKeyRepository, createApiKey, type SecretHasher } from '../api-keys/index.ts';
import { type Clock, newId, type RandomBytes } from '../kernel/index.ts';
import type { Organization, Workspace } from './organization.ts';
import type { OrganizationRepository } from './ports.ts';

export interface BootstrapPorts {
  readonly organizations: Pick<OrganizationRepository, 'insertFirst'>;
  readonly apiKeys: Pick<ApiKeyRepository, 'insert'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export type Bootstrapped =
  | {
      readonly created: true;
      readonly organization: Organization;
      readonly workspace: Workspace;
      readonly key: ApiKey;
      /** Exists only here: show it once, never log or store it. */
      readonly secret: string;
    }
  | { readonly created: false };

/**
 * Makes an empty database usable: an organization, a workspace and one live API key. Of many replicas starting at
 * once exactly one does; the others, and every later start, change nothing.
 */
export async function bootstrap(ports: BootstrapPorts): Promise<Bootstrapped> {
  const nowMs = ports.clock.nowMs();
  const createdAt = new Date(nowMs);
  const organization: Organization = { id: newId(nowMs, ports.randomBytes), name: 'Default', createdAt };
  const workspace: Workspace = {
    id: newId(nowMs, ports.randomBytes),
    organizationId: organization.id,
    name: 'Default',
    createdAt,
  };
  if (!(await ports.organizations.insertFirst(organization, workspace))) return { created: false };
  const { key, secret } = await createApiKey(
    {
      organizationId: organization.id,
      workspaceId: workspace.id,
      name: 'Quick start',
      mode: 'live',
      expiresAt: null,
    },
    { repository: ports.apiKeys, hasher: ports.hasher, clock: ports.clock, randomBytes: ports.randomBytes },
  );
  return { created: true, organization, workspace, key, secret };
}
