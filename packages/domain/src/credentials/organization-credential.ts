import type { ConnectionId, CredentialId, UserId } from '../kernel/ids.ts';
import { CONNECTION_KINDS, type ConnectionKind } from '../models/connection-kinds.ts';
import type { CredentialOwner } from './credential-binding.ts';

/** What an organization may know of a connection: neither its address nor whose account it uses. */
export interface ConnectionSummary {
  readonly id: ConnectionId;
  readonly name: string;
  readonly kind: ConnectionKind;
}

/** Kinds of connections for which an organization can bring a credential. */
export const KINDS_WITH_CREDENTIALS = (Object.keys(CONNECTION_KINDS) as ConnectionKind[]).filter(
  (kind) => CONNECTION_KINDS[kind].takesCredential,
);

/** A credential that an organization brought for a connection. The secret is not in it: it is never read back. */
export interface OrganizationCredential extends CredentialOwner {
  readonly id: CredentialId;
  readonly connection: ConnectionSummary;
  /** The end of the secret, to tell credentials apart; empty when the secret is so short that this would reveal it. */
  readonly lastFour: string;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
  readonly testedAt: Date | null;
  /** The result of the last test: `ok` or the code of the failure. Null for a secret that was never tested. */
  readonly testCode: string | null;
}

/** Most credentials of an organization: every gateway has all of them in its catalog. */
export const MAX_CREDENTIALS = 1_000;

const SHORTEST_WITH_LAST_FOUR = 16;

export function lastFourOf(apiKey: string): string {
  return apiKey.length < SHORTEST_WITH_LAST_FOUR ? '' : apiKey.slice(-4);
}
