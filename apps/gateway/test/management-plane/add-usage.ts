import type { ApiKeyId, ModelId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { PostgresUsageStore } from '@weir/postgres';
import { aUsageRecord } from '@weir/testing';
import { addApiKey } from './add-api-key.ts';
import type { Cast, TestManagement } from './start-test-management.ts';

export interface UsageScene extends Cast {
  readonly workspaceId: WorkspaceId;
  readonly keys: Readonly<Record<'member' | 'admin' | 'organization', ApiKeyId>>;
  /** Ten minutes apart, the newest first, an hour ago: two of the member's key, one of the admin's, three of the organization's. */
  readonly records: readonly UsageRecord[];
}

/** An organization that has used models. Its record n costs 10ⁿ nano-USD. */
export async function addUsage(management: TestManagement): Promise<UsageScene> {
  const cast = await management.addCast();
  const workspaceId = await management.addWorkspace(cast.organizationId);
  const [member, admin, organization] = await Promise.all([
    addApiKey(management, workspaceId, cast.member.userId),
    addApiKey(management, workspaceId, cast.admin.userId),
    addApiKey(management, workspaceId),
  ]);
  const nowMs = management.now().getTime();
  const uses = [
    [member.id, cast.member.userId, 'meadow'],
    [organization.id, null, 'meadow'],
    [organization.id, null, '=brook()'],
    [member.id, cast.member.userId, '=brook()'],
    [admin.id, cast.admin.userId, 'meadow'],
    [organization.id, null, 'meadow'],
  ] as const;
  const records = uses.map(([apiKeyId, userId, model], n) =>
    aUsageRecord({
      requestId: crypto.randomUUID() as UsageRecord['requestId'],
      clientRequestId: `req_${n}`,
      organizationId: cast.organizationId,
      workspaceId,
      apiKeyId,
      userId,
      model,
      modelId: cast.organizationId as string as ModelId,
      startedAt: new Date(nowMs - 3_600_000 - n * 600_000),
      ending: n === 2 ? 'client_disconnected' : 'completed',
      costNanoUsd: 10n ** BigInt(n),
      ttftUs: 200_000,
      clientUser: n === 1 ? '@ada' : null,
      tags: n === 1 ? { team: 'search' } : null,
    }),
  );
  await new PostgresUsageStore(management.database).insert(records);
  return {
    ...cast,
    workspaceId,
    keys: { member: member.id, admin: admin.id, organization: organization.id },
    records,
  };
}

/** The path of each subject's usage. */
export function usagePaths({ organizationId, workspaceId, keys, member }: UsageScene) {
  return {
    organization: `/v1/organizations/${organizationId}/usage`,
    workspace: `/v1/workspaces/${workspaceId}/usage`,
    apiKey: `/v1/workspaces/${workspaceId}/api-keys/${keys.member}/usage`,
    member: `/v1/organizations/${organizationId}/members/${member.userId}/usage`,
    me: '/v1/users/me/usage',
    platform: '/v1/admin/usage',
  };
}
