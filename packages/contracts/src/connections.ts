import { CONNECTION_KINDS, type ConnectionKind } from '@weir/domain/models';
import { z } from 'zod';
import { Id, listOf, Name, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const Milliseconds = z.int().min(1).max(86_400_000);
const timeouts = {
  connect_ms: Milliseconds,
  first_byte_ms: Milliseconds,
  idle_ms: Milliseconds,
  total_ms: Milliseconds,
};
const GivenTimeouts = z.strictObject(timeouts).partial();

/** It becomes part of a header: a line break would start another header. */
const Credential = z
  .string()
  .min(1)
  .max(4_096)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .nullable()
  .meta({ description: 'Sent to the upstream. Never shown again.' });
const Kind = z.enum(Object.keys(CONNECTION_KINDS) as [ConnectionKind, ...ConnectionKind[]]);
const BaseUrl = z.string().min(1).max(2_048).meta({
  description:
    'With or without /v1. Link-local addresses are never reached, private ones only where ALLOW_PRIVATE_UPSTREAMS names them.',
  example: 'https://api.openai.com/v1',
});

/** An upstream account. Its credential is never shown. */
export const Connection = z
  .strictObject({
    id: Id,
    name: z.string(),
    kind: z.string(),
    base_url: z.string(),
    has_credential: z.boolean(),
    managed_by: z.enum(['environment', 'operator']),
    enabled: z.boolean(),
    stream_options: z.boolean().meta({
      description:
        'Whether Weir may add stream_options, by which it asks for the usage of a stream. Without, usage is estimated.',
    }),
    continuous_usage: z
      .boolean()
      .meta({ description: 'Whether the upstream understands stream_options.continuous_usage_stats.' }),
    timeouts: z.strictObject(timeouts),
    models: z.int().meta({ description: 'How many models it serves, or would serve.' }),
    brought_credentials: z.int().meta({ description: 'How many organizations brought theirs.' }),
  })
  .meta({ id: 'Connection' });

export const ConnectionList = listOf(Connection, 'ConnectionList');

export const CreateConnection = z
  .strictObject({
    name: Name,
    kind: Kind.default('openai-compatible'),
    base_url: BaseUrl,
    credential: Credential.default(null),
    stream_options: z.boolean().default(true),
    continuous_usage: z.boolean().default(false),
    timeouts: GivenTimeouts.default({}),
  })
  .meta({ id: 'CreateConnection' });

/** Absent is unchanged. */
export const UpdateConnection = z
  .strictObject({
    name: Name.optional(),
    base_url: BaseUrl.optional().meta({ description: 'Needs the credential for it, too.' }),
    credential: Credential.optional().meta({ description: 'Null removes it.' }),
    stream_options: z.boolean().optional(),
    continuous_usage: z.boolean().optional(),
    timeouts: GivenTimeouts.optional(),
    enabled: z.boolean().optional(),
  })
  .meta({ id: 'UpdateConnection' });

export const ConnectionTest = z
  .strictObject({
    connection_id: Id,
    tested_at: Timestamp,
    test_code: z.string().meta({
      description:
        'ok; upstream_address_refused: the address may not be reached; upstream_credential_rejected; timeout; or the code of another failure.',
      example: 'ok',
    }),
    models: z.int().nullable().meta({ description: 'How many models the upstream lists.' }),
    duration_ms: z.number(),
  })
  .meta({ id: 'ConnectionTest' });

const connectionParams = z.object({ connection_id: pathId<'connection'>() });

export const listManagedConnectionsOperation = operation({
  method: 'get',
  path: '/v1/admin/connections',
  operationId: 'listManagedConnections',
  tag: 'Platform connections',
  summary: 'List connections to upstreams',
  access: 'connection.list',
  query: PageQuery,
  answer: { status: 200, schema: ConnectionList, description: 'A page of connections, newest first.' },
});

export const createConnectionOperation = operation({
  method: 'post',
  path: '/v1/admin/connections',
  operationId: 'createConnection',
  tag: 'Platform connections',
  summary: 'Connect an upstream',
  description: 'Discovery then adds its models.',
  access: 'connection.create',
  body: CreateConnection,
  answer: { status: 201, schema: Connection, description: 'The new connection.' },
  errors: [409],
});

export const getConnectionOperation = operation({
  method: 'get',
  path: '/v1/admin/connections/{connection_id}',
  operationId: 'getConnection',
  tag: 'Platform connections',
  summary: 'Get a connection',
  access: 'connection.read',
  params: connectionParams,
  answer: { status: 200, schema: Connection, description: 'The connection.' },
  errors: [404],
});

export const updateConnectionOperation = operation({
  method: 'patch',
  path: '/v1/admin/connections/{connection_id}',
  operationId: 'updateConnection',
  tag: 'Platform connections',
  summary: 'Change a connection',
  access: 'connection.update',
  params: connectionParams,
  body: UpdateConnection,
  answer: { status: 200, schema: Connection, description: 'The changed connection.' },
  errors: [404, 409],
});

export const testConnectionOperation = operation({
  method: 'post',
  path: '/v1/admin/connections/{connection_id}/test',
  operationId: 'testConnection',
  tag: 'Platform connections',
  summary: 'Try a connection',
  description: 'Asks the upstream for its models, in the way that requests take.',
  access: 'connection.test',
  params: connectionParams,
  answer: { status: 200, schema: ConnectionTest, description: 'What the test came to.' },
  errors: [404, 409],
});

export const removeConnectionOperation = operation({
  method: 'delete',
  path: '/v1/admin/connections/{connection_id}',
  operationId: 'removeConnection',
  tag: 'Platform connections',
  summary: 'Delete a connection',
  access: 'connection.remove',
  params: connectionParams,
  answer: {
    status: 204,
    description: 'It is deleted with its credential, its deployments and the credentials brought for it.',
  },
  errors: [404, 409],
});

export const connectionOperations = [
  listManagedConnectionsOperation,
  createConnectionOperation,
  getConnectionOperation,
  updateConnectionOperation,
  testConnectionOperation,
  removeConnectionOperation,
];
