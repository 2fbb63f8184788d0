import {
  type Clock,
  DomainError,
  newId,
  type OrganizationId,
  type RandomBytes,
  type WorkspaceId,
} from '../kernel/index.ts';
import type { ApiKey, ApiKeyHash, ApiKeyMode } from './api-key.ts';
import { generateApiKeySecret } from './api-key-secret.ts';
import type { ApiKeyRepository, SecretHasher } from './ports.ts';

const MAX_NAME_LENGTH = 100;

export interface CreateApiKeyInput {
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  /** 1–100 characters after trimming, no control characters. */
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** In the future, or null for never. */
  readonly expiresAt: Date | null;
}

export interface CreateApiKeyPorts {
  readonly repository: Pick<ApiKeyRepository, 'insert'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export interface CreatedApiKey {
  readonly key: ApiKey;
  /** Exists only here: show it once, never log or store it. */
  readonly secret: string;
}

/** Makes a key. Throws DomainError `invalid_parameter`, or `name_taken` for a name an unrevoked key of the workspace has. */
export async function createApiKey(
  input: CreateApiKeyInput,
  ports: CreateApiKeyPorts,
): Promise<CreatedApiKey> {
  const nowMs = ports.clock.nowMs();
  const name = checkName(input.name);
  checkExpiry(input.expiresAt, nowMs);
  const secret = generateApiKeySecret(input.mode, ports.randomBytes);
  const key: ApiKey = {
    id: newId(nowMs, ports.randomBytes),
    organizationId: input.organizationId,
    workspaceId: input.workspaceId,
    name,
    mode: input.mode,
    lastFour: secret.slice(-4),
    createdAt: new Date(nowMs),
    expiresAt: input.expiresAt,
    revokedAt: null,
  };
  await ports.repository.insert(key, ports.hasher.sha256Hex(secret) as ApiKeyHash);
  return { key, secret };
}

function checkName(text: string): string {
  const name = text.trim();
  if (name.length < 1 || name.length > MAX_NAME_LENGTH) {
    throw new DomainError('invalid_parameter', `name must have 1 to ${MAX_NAME_LENGTH} characters.`, {
      param: 'name',
    });
  }
  // PostgreSQL text holds neither NUL nor a lone surrogate.
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) {
    throw new DomainError('invalid_parameter', 'name must not contain control characters.', {
      param: 'name',
    });
  }
  return name;
}

function checkExpiry(expiresAt: Date | null, nowMs: number): void {
  // Written so that an invalid date, whose time is NaN, fails too.
  if (expiresAt !== null && !(expiresAt.getTime() > nowMs)) {
    throw new DomainError('invalid_parameter', 'expires_at must be in the future.', { param: 'expires_at' });
  }
}
