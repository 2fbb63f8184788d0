import type { ApiKeyId, ConnectionId, OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { PostgresUsageStore } from '@weir/postgres';
import { aUsageRecord } from '@weir/testing';
import type { Person } from '../management-plane/person.ts';
import type { TestManagement } from '../management-plane/start-test-management.ts';

const HOUR_MS = 3_600_000;
/** Over some weeks, so that charts and the calendar have something to show. */
const RECORDS = 120;

const MODELS = [
  ['river-large', false, ['text', 'vision', 'tools', 'reasoning'], 200_000],
  ['river-small', false, ['text', 'tools'], 32_000],
  ['river-embed', false, ['embeddings'], 8_192],
  ['brook-70b', true, ['text', 'tools'], 128_000],
  ['brook-405b', true, ['text', 'reasoning'], null],
  // Nobody has a subscription to it yet.
  ['brook-8b', true, ['text'], 32_000],
] as const;

export interface UsedOrganization {
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly keyId: ApiKeyId;
  /** Who has the key. */
  readonly member: Person;
  readonly platformAdmin: Person;
  /** To a simulator. */
  readonly connectionId: ConnectionId;
}

export interface AddedModels {
  /** What stands for the parameters of paths, by name; `restrictedModel` is a name that nobody has subscribed to. */
  readonly params: Readonly<Record<'modelId' | 'restrictedModel', string>>;
  readonly names: readonly string[];
}

/** Models with prices, open and restricted, that a simulator serves; subscriptions that wait, hold and were denied; requests. */
export async function addModelsAndUsage(
  management: TestManagement,
  { organizationId, workspaceId, keyId, member, platformAdmin, connectionId }: UsedOrganization,
): Promise<AddedModels> {
  const ids: string[] = [];
  for (const [name, restricted, capabilities, context_length] of MODELS) {
    const { body } = await platformAdmin.post('/v1/admin/models', {
      name,
      owned_by: name.split('-')[0],
      restricted,
      capabilities,
      context_length,
    });
    ids.push(body.id);
    await platformAdmin.post('/v1/admin/deployments', {
      model_id: body.id,
      connection_id: connectionId,
      upstream_name: 'sim-echo',
    });
    await platformAdmin.post(`/v1/admin/models/${body.id}/prices`, {
      input_nano_usd_per_million: '2500000000',
      cached_input_nano_usd_per_million: '250000000',
      output_nano_usd_per_million: '10000000000',
    });
  }
  const request = (model: string) =>
    member.post('/v1/subscriptions', {
      organization_id: organizationId,
      model,
      reason: 'For the search team',
    });
  const { body: wanted } = await request('brook-70b');
  await platformAdmin.post('/v1/admin/subscriptions/approve', {
    subscriptions: [
      {
        id: wanted.id,
        version: wanted.version,
        quotas: [{ kind: 'token_quota', period: 'month', amount: 20_000_000 }],
      },
    ],
  });
  const { body: denied } = await request('brook-405b');
  await platformAdmin.post('/v1/admin/subscriptions/deny', {
    subscriptions: [{ id: denied.id, version: denied.version }],
    reason: 'It is too expensive for this.',
  });
  const nowMs = management.now().getTime();
  const records = Array.from({ length: RECORDS }, (_, n) => {
    const hasFailed = n % 17 === 2;
    return aUsageRecord({
      requestId: crypto.randomUUID() as UsageRecord['requestId'],
      organizationId,
      workspaceId,
      apiKeyId: keyId,
      userId: member.userId,
      model: MODELS[n % 3]![0],
      startedAt: new Date(nowMs - (1 + n * 7 + (n % 5)) * HOUR_MS),
      ending: hasFailed ? 'upstream_failed' : 'completed',
      status: hasFailed ? 502 : 200,
      errorCode: hasFailed ? 'upstream_failed' : null,
      costNanoUsd: n % 23 === 5 ? null : 1_200_000n * BigInt((n % 11) + 1),
      ttftUs: 180_000 + (n % 9) * 40_000,
    });
  });
  await new PostgresUsageStore(management.database).insert(records);
  return {
    params: { modelId: ids[0]!, restrictedModel: 'brook-8b' },
    names: MODELS.map(([name]) => name),
  };
}
