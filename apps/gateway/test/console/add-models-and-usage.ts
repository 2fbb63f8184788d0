import type { ApiKeyId, ConnectionId, ModelId, OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import { PostgresUsageStore } from '@weir/postgres';
import type { Person } from '../management-plane/person.ts';
import type { TestManagement } from '../management-plane/start-test-management.ts';
import { makeUsageRecords, type UsedModel } from './make-usage-records.ts';

/** Name, whether restricted, capabilities, context, nano-dollars of a million tokens of input and of output. */
const MODELS = [
  ['river-large', false, ['text', 'vision', 'tools', 'reasoning'], 200_000, 2_500, 10_000],
  ['river-small', false, ['text', 'tools'], 32_000, 250, 1_000],
  ['river-embed', false, ['embeddings'], 8_192, 20, 80],
  ['brook-70b', true, ['text', 'tools'], 128_000, 600, 800],
  ['brook-405b', true, ['text', 'reasoning'], null, 2_700, 2_700],
  // Nobody has a subscription to these yet.
  ['brook-8b', true, ['text'], 32_000, 100, 200],
  ['brook-3b', true, ['text'], 32_000, 60, 120],
] as const;

/** Share of the requests, time to the first token and between two, by model. */
const USED: Readonly<Record<string, Pick<UsedModel, 'share' | 'ttftUs' | 'gapUs'>>> = {
  'river-large': { share: 6, ttftUs: 420_000, gapUs: 21_000 },
  'river-small': { share: 4, ttftUs: 190_000, gapUs: 9_000 },
  'brook-70b': { share: 2, ttftUs: 310_000, gapUs: 16_000 },
};

export interface UsedOrganization {
  readonly organizationId: OrganizationId;
  /** Somebody's keys. What they used in a month costs less than the budget of $5 that a test sets for the workspace. */
  readonly keys: readonly {
    readonly id: ApiKeyId;
    readonly owner: Person;
    readonly workspaceId: WorkspaceId;
    readonly share: number;
  }[];
  /** Who subscribes. */
  readonly member: Person;
  /** Whose subscription waits. */
  readonly admin: Person;
  readonly platformAdmin: Person;
  /** To a simulator. */
  readonly connectionId: ConnectionId;
}

export interface AddedModels {
  /** What stands for the parameters of paths, by name; `restrictedModel` and `otherRestrictedModel` are names that nobody has subscribed to. */
  readonly params: Readonly<Record<'modelId' | 'restrictedModel' | 'otherRestrictedModel', string>>;
  readonly names: readonly string[];
  /** Of a stream that stalled, after another upstream had failed. */
  readonly stalledRequestId: string;
}

/** Models with prices, open and restricted, that a simulator serves; subscriptions that wait, hold and were denied; requests. */
export async function addModelsAndUsage(
  management: TestManagement,
  { organizationId, keys, member, admin, platformAdmin, connectionId }: UsedOrganization,
): Promise<AddedModels> {
  const models: UsedModel[] = [];
  for (const [name, restricted, capabilities, context_length, input, output] of MODELS) {
    const { body } = await platformAdmin.post('/v1/admin/models', {
      name,
      owned_by: name.split('-')[0],
      restricted,
      capabilities,
      context_length,
    });
    await platformAdmin.post('/v1/admin/deployments', {
      model_id: body.id,
      connection_id: connectionId,
      upstream_name: 'sim-echo',
    });
    await platformAdmin.post(`/v1/admin/models/${body.id}/prices`, {
      input_nano_usd_per_million: `${input}000000`,
      cached_input_nano_usd_per_million: `${input / 10}000000`,
      output_nano_usd_per_million: `${output}000000`,
    });
    const used = USED[name] ?? { share: 0, ttftUs: 0, gapUs: 0 };
    models.push({ id: body.id as ModelId, name, inputNanoUsd: input, outputNanoUsd: output, ...used });
  }
  const request = (person: Person, model: string, reason: string) =>
    person.post('/v1/subscriptions', { organization_id: organizationId, model, reason });
  const { body: wanted } = await request(member, 'brook-70b', 'For the search team');
  await platformAdmin.post('/v1/admin/subscriptions/approve', {
    subscriptions: [
      {
        id: wanted.id,
        version: wanted.version,
        quotas: [{ kind: 'token_quota', period: 'month', amount: 20_000_000 }],
      },
    ],
  });
  const { body: denied } = await request(member, 'brook-405b', 'To compare answers');
  await platformAdmin.post('/v1/admin/subscriptions/deny', {
    subscriptions: [{ id: denied.id, version: denied.version }],
    reason: 'It is too expensive for this.',
  });
  await request(admin, 'brook-405b', 'Evaluation of long contracts, two weeks');
  const records = makeUsageRecords({
    organizationId,
    connectionId,
    keys: keys.map(({ owner, ...key }) => ({ ...key, userId: owner.userId })),
    models: models.filter(({ share }) => share > 0),
    now: management.now(),
  });
  await new PostgresUsageStore(management.database).insert(records);
  const stalled = records.at(-1)!;
  // As it would have been: it has a timeline to look at.
  await management.database.sql`update usage_records
    set recorded_at = started_at + (duration_us + 2600) * interval '1 microsecond'
    where request_id = ${stalled.requestId}`;
  return {
    params: { modelId: models[0]!.id, restrictedModel: 'brook-8b', otherRestrictedModel: 'brook-3b' },
    names: MODELS.map(([name]) => name),
    stalledRequestId: stalled.requestId,
  };
}
