import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

/** An upstream, or the discovery server, and how it went to ask it. */
export const DiscoverySource = z
  .strictObject({
    connection_id: Id.nullable().meta({ description: 'Null for the discovery server.' }),
    name: z.string().nullable(),
    state: z.enum(['ok', 'failing', 'waiting']).meta({
      description:
        'failing: the last sync failed, and the models listed before stay in use. waiting: not synced yet.',
    }),
    asked_at: Timestamp.nullable(),
    last_success_at: Timestamp.nullable(),
    last_failure_at: Timestamp.nullable(),
    last_error_code: z
      .string()
      .nullable()
      .meta({ description: 'The error code of the last failure, which may be long ago.' }),
    failing_since: Timestamp.nullable().meta({ description: 'The first failure since the last success.' }),
    listed: z.int().nullable().meta({
      description: 'Number of models or hosts in its last list. Null before the first successful sync.',
    }),
  })
  .meta({ id: 'DiscoverySource' });

export const DiscoveryReport = z
  .strictObject({
    interval_ms: z
      .int()
      .meta({ description: 'How often sources are synced. Failing sources are retried sooner.' }),
    sources: z.array(DiscoverySource),
  })
  .meta({ id: 'DiscoveryReport' });

export const SyncDiscovery = z
  .strictObject({
    connection_id: Id.optional().meta({ description: 'Sync only this connection. If absent, sync all.' }),
  })
  .meta({ id: 'SyncDiscovery' });

export const DiscoverySync = z
  .strictObject({
    answered: z.int(),
    failed: z.int().meta({ description: 'Sources whose sync failed. The models listed before stay in use.' }),
    not_asked: z.int().meta({ description: 'Sources that were not synced within a minute.' }),
    duration_ms: z.number(),
  })
  .meta({ id: 'DiscoverySync' });

const Amount = z.string().meta({ description: 'Tokens or nano-USD.' });

export const Drift = z
  .strictObject({
    kind: z.enum(['added', 'gone', 'changed']).meta({
      description:
        'added: listed by the upstream, without a deployment. gone: has a deployment, not listed. changed: the catalog has different values. The catalog’s values are used.',
    }),
    upstream_name: z.string(),
    deployment_id: Id.nullable(),
    model_id: Id.nullable(),
    missing_since: Timestamp.nullable(),
    fields: z.array(z.strictObject({ field: z.string(), listed: Amount, catalog: Amount })),
  })
  .meta({ id: 'Drift' });

export const DriftReport = z.strictObject({ data: z.array(Drift) }).meta({ id: 'DriftReport' });

export const readDiscoveryOperation = operation({
  method: 'get',
  path: '/v1/admin/discovery',
  operationId: 'readDiscovery',
  tag: 'Platform connections',
  summary: 'Get the state of model discovery',
  access: 'platform.discovery.read',
  answer: {
    status: 200,
    schema: DiscoveryReport,
    description: 'All enabled connections, and the discovery server.',
  },
});

export const syncDiscoveryOperation = operation({
  method: 'post',
  path: '/v1/admin/discovery/sync',
  operationId: 'syncDiscovery',
  tag: 'Platform connections',
  summary: 'Sync models from upstreams now',
  description:
    'Only one sync can run at a time. The response is sent when all upstreams have answered, after at most a minute.',
  access: 'platform.discovery.sync',
  body: SyncDiscovery,
  answer: { status: 200, schema: DiscoverySync, description: 'The result of the sync.' },
  errors: [404, 409],
});

export const readDriftOperation = operation({
  method: 'get',
  path: '/v1/admin/connections/{connection_id}/drift',
  operationId: 'readDrift',
  tag: 'Platform connections',
  summary: 'Compare what an upstream lists with the catalog',
  access: 'platform.discovery.read',
  params: z.object({ connection_id: pathId<'connection'>() }),
  answer: {
    status: 200,
    schema: DriftReport,
    description: 'All differences, ordered by the name of the model at the upstream.',
  },
  errors: [404],
});

export const discoveryOperations = [readDiscoveryOperation, syncDiscoveryOperation, readDriftOperation];
