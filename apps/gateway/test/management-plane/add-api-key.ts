import { generateApiKeySecret } from '@weir/domain/api-keys';
import { type ApiKeyId, newId, type UserId, type WorkspaceId } from '@weir/domain/kernel';
import type { TestManagement } from './start-test-management.ts';

/** Adds a live API key: a member's own, or (null) the organization's. */
export async function addApiKey(
  { composition, database, now }: TestManagement,
  workspaceId: WorkspaceId,
  ownerUserId: UserId | null = null,
): Promise<{ readonly id: ApiKeyId; readonly secret: string }> {
  const { services, ports } = composition;
  const id = newId<'api-key'>(services.clock.nowMs(), ports.randomBytes);
  const secret = generateApiKeySecret('live', ports.randomBytes);
  await database.sql`
    insert into api_keys (id, workspace_id, owner_user_id, name, hash, mode, prefix, last_four, created_at)
    values (${id}, ${workspaceId}, ${ownerUserId}, ${id}, ${ports.hasher.sha256Hex(secret)}, 'live', 'sk-live-',
      ${secret.slice(-4)}, ${now()})`;
  return { id, secret };
}
