import { type ApiKey, type ApiKeyRepository, createApiKey, type SecretHasher } from '../api-keys/index.ts';
import { type Clock, DomainError, newId, type RandomBytes } from '../kernel/index.ts';
import type { Workspace } from '../workspaces/index.ts';
import type { Organization } from './organization.ts';
import type { OrganizationRepository } from './ports.ts';

export interface BootstrapPorts {
  readonly organizations: Pick<OrganizationRepository, 'insertFirst'>;
  readonly apiKeys: Pick<ApiKeyRepository, 'insert'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** What to call what is made; each 1–100 characters after trimming, no control characters. */
export interface BootstrapNames {
  /** Default `Default`. */
  readonly organization?: string | undefined;
  /** Default `Default`. */
  readonly workspace?: string | undefined;
  /** Default `Quick start`. */
  readonly key?: string | undefined;
}

const MAX_NAME_LENGTH = 100;

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
 * once exactly one does; the others, and every later start, change nothing. Throws DomainError `invalid_parameter`
 * for a name, before anything is made.
 */
export async function bootstrap(ports: BootstrapPorts, names: BootstrapNames = {}): Promise<Bootstrapped> {
  const organizationName = checkName('organization', names.organization ?? 'Default');
  const workspaceName = checkName('workspace', names.workspace ?? 'Default');
  const keyName = checkName('key', names.key ?? 'Quick start');
  const nowMs = ports.clock.nowMs();
  const createdAt = new Date(nowMs);
  const organization: Organization = {
    id: newId(nowMs, ports.randomBytes),
    name: organizationName,
    createdAt,
  };
  const workspace: Workspace = {
    id: newId(nowMs, ports.randomBytes),
    organizationId: organization.id,
    name: workspaceName,
    description: null,
    allowedModels: null,
    createdAt,
  };
  if (!(await ports.organizations.insertFirst(organization, workspace))) return { created: false };
  const { key, secret } = await createApiKey(
    {
      organizationId: organization.id,
      workspaceId: workspace.id,
      name: keyName,
      mode: 'live',
      expiresAt: null,
    },
    { repository: ports.apiKeys, hasher: ports.hasher, clock: ports.clock, randomBytes: ports.randomBytes },
  );
  return { created: true, organization, workspace, key, secret };
}

function checkName(param: keyof BootstrapNames, text: string): string {
  const name = text.trim();
  if (name.length < 1 || name.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name) || !name.isWellFormed()) {
    throw new DomainError(
      'invalid_parameter',
      `The ${param}'s name must have 1 to ${MAX_NAME_LENGTH} characters, none of them a control character.`,
      { param },
    );
  }
  return name;
}
