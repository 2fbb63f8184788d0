import { z } from 'zod';
import { GivenTimestamp, Id } from './common.ts';
import { operation } from './operation.ts';

const count = z.number().int().nonnegative();
const knownCount = count.max(1e12).nullable().default(null);

const ReportedUsage = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters')
      .meta({ description: 'Your own id of the request. Each id counts once per organization.' }),
    api_key_id: Id.transform((given) => given.toLowerCase()).meta({
      description: 'The key whose usage it is. Must be a key of the organization. Can be revoked.',
    }),
    model: z
      .string()
      .min(1)
      .max(256)
      .meta({ description: 'The name of a model in the catalog, or an alias.' }),
    provider: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,63}$/)
      .default('reported')
      .meta({ description: 'The provider that served the request.', example: 'batch' }),
    started_at: GivenTimestamp.meta({
      description: 'When the request started. Must be within the last 31 days.',
    }),
    duration_us: count.max(1e12).meta({ description: 'Microseconds.' }),
    input_tokens: knownCount.meta({ description: 'Null: unknown. This applies to all counts.' }),
    cached_input_tokens: knownCount,
    cache_write_tokens: knownCount,
    output_tokens: knownCount,
    reasoning_tokens: knownCount,
    audio_input_tokens: knownCount,
    image_input_tokens: knownCount,
    audio_output_tokens: knownCount,
    cost_nano_usd: z
      .string()
      .regex(/^\d{1,18}$/)
      .nullable()
      .default(null)
      .meta({
        description: 'The cost in nano-USD, if known. Null: calculated from the prices of the model.',
      }),
  })
  .meta({ id: 'ReportedUsage' });

export const ReportUsage = z
  .strictObject({
    organization_id: Id.transform((given) => given.toLowerCase()),
    records: z.array(ReportedUsage).min(1).max(200),
  })
  .meta({ id: 'ReportUsage' });

export const UsageReported = z
  .strictObject({
    recorded: count.meta({ description: 'Number of new records.' }),
    data: z.array(z.strictObject({ id: z.string(), recorded: z.boolean() })).meta({
      description: 'In the order of the request. False: the record was reported before.',
    }),
  })
  .meta({ id: 'UsageReported' });

export const reportUsageOperation = operation({
  method: 'post',
  path: '/v1/usage/report',
  operationId: 'reportUsage',
  tag: 'Usage',
  summary: 'Report external usage',
  description:
    'Records usage of requests that did not go through Weir, such as batch jobs. It counts toward budgets and quotas, but they refuse nothing here. A batch is recorded completely or not at all.',
  access: 'usage.report',
  body: ReportUsage,
  answer: { status: 200, schema: UsageReported, description: 'Which records were new.' },
  errors: [404],
});
