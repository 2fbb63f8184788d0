import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

/** An upstream, or the discovery server, and how it went to ask it. */
export const DiscoverySource = z
  .strictObject({
    connection_id: Id.nullable().meta({ description: 'Null: the discovery server.' }),
    name: z.string().nullable(),
    state: z.enum(['ok', 'failing', 'waiting']).meta({
      description:
        'failing: its last answer was none, and what it listed before stays; waiting: not asked yet.',
    }),
    asked_at: Timestamp.nullable(),
    last_success_at: Timestamp.nullable(),
    last_failure_at: Timestamp.nullable(),
    last_error_code: z
      .string()
      .nullable()
      .meta({ description: 'Of the last failure, which may be long past.' }),
    failing_since: Timestamp.nullable().meta({ description: 'The first failure since the last success.' }),
    listed: z
      .int()
      .nullable()
      .meta({ description: 'How many models or hosts it listed last; null before its first answer.' }),
  })
  .meta({ id: 'DiscoverySource' });

export const DiscoveryReport = z
  .strictObject({
    interval_ms: z.int().meta({ description: 'How often sources are asked; those that fail sooner.' }),
    sources: z.array(DiscoverySource),
  })
  .meta({ id: 'DiscoveryReport' });

export const SyncDiscovery = z
  .strictObject({ connection_id: Id.optional().meta({ description: 'Only this one. Absent: all.' }) })
  .meta({ id: 'SyncDiscovery' });

export const DiscoverySync = z
  .strictObject({
    answered: z.int(),
    failed: z.int().meta({ description: 'What they listed before stays.' }),
    not_asked: z.int().meta({ description: 'Not within a minute.' }),
    duration_ms: z.number(),
  })
  .meta({ id: 'DiscoverySync' });

const Amount = z.string().meta({ description: 'Tokens, or nano-USD.' });

export const Drift = z
  .strictObject({
    kind: z.enum(['added', 'gone', 'changed']).meta({
      description:
        'added: listed, and no deployment; gone: a deployment, and not listed; changed: the catalog says something else, which counts.',
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
  summary: 'See how it goes to ask upstreams for their models',
  access: 'platform.discovery.read',
  answer: {
    status: 200,
    schema: DiscoveryReport,
    description: 'Every connection in service, and the discovery server.',
  },
});

export const syncDiscoveryOperation = operation({
  method: 'post',
  path: '/v1/admin/discovery/sync',
  operationId: 'syncDiscovery',
  tag: 'Platform connections',
  summary: 'Ask upstreams for their models now',
  description: 'One synchronisation at a time. It answers when they have, after a minute at the latest.',
  access: 'platform.discovery.sync',
  body: SyncDiscovery,
  answer: { status: 200, schema: DiscoverySync, description: 'What it came to.' },
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
    description: 'Every difference, by the name of the model there.',
  },
  errors: [404],
});

export const discoveryOperations = [readDiscoveryOperation, syncDiscoveryOperation, readDriftOperation];
