import type { Credential as CredentialContract } from '@weir/contracts/credentials';
import type { OrganizationCredential } from '@weir/domain/credentials';
import type { z } from 'zod';

export function toCredentialWire(credential: OrganizationCredential): z.input<typeof CredentialContract> {
  const { connection } = credential;
  return {
    id: credential.id,
    organization_id: credential.organizationId,
    workspace_id: credential.workspaceId,
    api_key_id: credential.apiKeyId,
    connection: { id: connection.id, name: connection.name, kind: connection.kind },
    last_four: credential.lastFour,
    created_by: credential.createdBy,
    created_at: credential.createdAt.toISOString(),
    rotated_at: credential.rotatedAt?.toISOString() ?? null,
    tested_at: credential.testedAt?.toISOString() ?? null,
    test_code: credential.testCode,
  };
}
