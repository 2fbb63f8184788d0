import { z } from 'zod';
import { operation } from './operation.ts';

const whole = z.number().int().nonnegative();

export const ClientConfig = z
  .strictObject({
    usage_analytics: z
      .strictObject({
        today_ttl_ms: whole.meta({
          description: 'How long data about an unfinished day stays current.',
        }),
        max_days: whole,
        warning_days: whole.meta({ description: 'Longer ranges return a warning.' }),
        export_max_days: whole,
        export_max_rows: whole,
        page_size: whole,
        max_page_size: whole,
        max_filter_values: whole,
        trend_stable_percent: z.number(),
        reads_per_minute: whole,
        exports_per_minute: whole,
        rebuild_interval_ms: whole,
      })
      .meta({ description: 'Limits of usage analytics.' }),
  })
  .meta({ id: 'ClientConfig' });

export const getClientConfigOperation = operation({
  method: 'get',
  path: '/v1/config',
  operationId: 'getClientConfig',
  tag: 'Configuration',
  summary: 'Get the settings that clients need',
  description: 'Times and limits that are the same for everyone. Contains no secrets.',
  access: 'public',
  answer: { status: 200, schema: ClientConfig, description: 'The settings.' },
});

export const clientConfigOperations = [getClientConfigOperation];
