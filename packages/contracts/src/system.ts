import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { Readiness } from './health.ts';
import { operation } from './operation.ts';

export const System = z
  .strictObject({
    ...Readiness.shape,
    replica: z
      .strictObject({
        id: Id.meta({ description: 'Another one after each start.' }),
        version: z.string(),
        settings: z
          .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
          .meta({ description: 'By the names of their variables, secrets left out. Null: not set.' }),
      })
      .meta({ description: 'The one that answers; `checks` and `status` are its own.' }),
    replicas: z
      .array(
        z.strictObject({
          id: Id,
          version: z.string().nullable().meta({ description: 'Null of an earlier release.' }),
          started_at: Timestamp,
          seen_at: Timestamp,
        }),
      )
      .meta({ description: 'Those that were seen within the last 30 seconds, the oldest start first.' }),
  })
  .meta({ id: 'System' });

export const getSystemOperation = operation({
  method: 'get',
  path: '/v1/admin/system',
  operationId: 'getSystem',
  tag: 'Platform administration',
  summary: 'See components, replicas and settings',
  description: 'Limits without Redis are divided among the replicas.',
  access: 'platform.system.read',
  answer: { status: 200, schema: System, description: 'As the replica that answers has it.' },
});

export const systemOperations = [getSystemOperation];
