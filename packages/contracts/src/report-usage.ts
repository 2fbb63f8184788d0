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
      .meta({ description: 'Your own id of the request: it counts once in the organization.' }),
    api_key_id: Id.transform((given) => given.toLowerCase()).meta({
      description: 'Whose usage it is: a key of the organization. A revoked one will do.',
    }),
    model: z.string().min(1).max(256).meta({ description: 'A model of the catalog, or an alias.' }),
    provider: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,63}$/)
      .default('reported')
      .meta({ description: 'Who served it.', example: 'batch' }),
    started_at: GivenTimestamp.meta({ description: 'Within the last 31 days.' }),
    duration_us: count.max(1e12).meta({ description: 'Microseconds.' }),
    input_tokens: knownCount.meta({ description: 'Null is unknown, as every count.' }),
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
        description: 'What it cost, in nano-USD, where you know. Null: by the prices of the model.',
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
    recorded: count.meta({ description: 'How many were new.' }),
    data: z.array(z.strictObject({ id: z.string(), recorded: z.boolean() })).meta({
      description: 'In the order of the request; false: it was reported before.',
    }),
  })
  .meta({ id: 'UsageReported' });

export const reportUsageOperation = operation({
  method: 'post',
  path: '/v1/usage/report',
  operationId: 'reportUsage',
  tag: 'Usage',
  summary: 'Report usage that was measured elsewhere',
  description:
    'By an upstream or a batch job, of requests that did not pass through Weir. It is recorded like any other, and counts for budgets and quotas, which refuse nothing here. All of a batch is recorded, or nothing.',
  access: 'usage.report',
  body: ReportUsage,
  answer: { status: 200, schema: UsageReported, description: 'What was new.' },
  errors: [404],
});
