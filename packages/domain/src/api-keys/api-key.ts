import type { ApiKeyId, OrganizationId, WorkspaceId } from '../kernel/index.ts';

/** `live` keys reach every connection; `test` keys are for simulated ones. */
export type ApiKeyMode = 'live' | 'test';

/** What is stored of a key. The secret itself is shown once and never stored. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** Last four characters of the secret, to tell keys apart. */
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** SHA-256 of a secret, lower-case hexadecimal. */
export type ApiKeyHash = string & { readonly __apiKeyHash: true };
