import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { Readiness } from './health.ts';
import { operation } from './operation.ts';

export const System = z
  .strictObject({
    ...Readiness.shape,
    replica: z
      .strictObject({
        id: Id.meta({ description: 'A new id after every start.' }),
        version: z.string(),
        settings: z
          .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
          .meta({ description: 'Settings by variable name, without secrets. Null: not set.' }),
      })
      .meta({ description: 'The replica that answers. `checks` and `status` are about this replica.' }),
    replicas: z
      .array(
        z.strictObject({
          id: Id,
          version: z.string().nullable().meta({ description: 'Null for earlier releases.' }),
          started_at: Timestamp,
          seen_at: Timestamp,
        }),
      )
      .meta({ description: 'Replicas seen in the last 30 seconds, oldest start first.' }),
  })
  .meta({ id: 'System' });

export const getSystemOperation = operation({
  method: 'get',
  path: '/v1/admin/system',
  operationId: 'getSystem',
  tag: 'Platform administration',
  summary: 'Get components, replicas and settings',
  description: 'Without Redis, limits are divided among the replicas.',
  access: 'platform.system.read',
  answer: { status: 200, schema: System, description: 'The state as seen by the replica that answers.' },
});

export const systemOperations = [getSystemOperation];
