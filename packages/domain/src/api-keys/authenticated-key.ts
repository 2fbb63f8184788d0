import type { ApiKeyId, OrganizationId, WorkspaceId } from '../kernel/index.ts';
import type { ApiKey, ApiKeyMode } from './api-key.ts';

/** A key that has proved itself: what the data plane knows of its caller. */
export interface AuthenticatedKey {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly mode: ApiKeyMode;
  readonly name: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** The caller behind a stored key. Frozen: one object serves every request of the key. */
export function toAuthenticatedKey(key: ApiKey): AuthenticatedKey {
  const { id, organizationId, workspaceId, mode, name, lastFour, createdAt, expiresAt } = key;
  return Object.freeze({ id, organizationId, workspaceId, mode, name, lastFour, createdAt, expiresAt });
}
