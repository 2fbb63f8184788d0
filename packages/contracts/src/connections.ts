import {
  CONNECTION_KINDS,
  CONNECTION_PRESET_NAMES,
  type ConnectionKind,
  type ConnectionPresetName,
  CREDENTIAL_HEADERS,
  UPSTREAM_APIS,
} from '@weir/domain/models';
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

const breaker = {
  failures: z
    .int()
    .min(1)
    .max(1_000)
    .nullable()
    .meta({ description: 'Number of failures that open the breaker.' }),
  window_ms: Milliseconds.nullable().meta({ description: 'The time window in which failures are counted.' }),
  open_ms: Milliseconds.nullable().meta({
    description: 'How long the breaker stays open before a request can try the upstream again.',
  }),
};
const Breaker = z.strictObject(breaker).meta({
  description: 'When the breaker opens. Null: the defaults of the gateway (BREAKER_FAILURES and others).',
});
const CredentialFrom = z.enum(['weir', 'client']).meta({
  description:
    'client: each request sends its own credential in Authorization or x-api-key, and its Weir API key in x-weir-api-key. The credential is never stored.',
});
const GivenBreaker = z.strictObject(breaker).partial();

/** It becomes part of a header: a line break would start another header. */
const Credential = z
  .string()
  .min(1)
  .max(4_096)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .nullable()
  .meta({
    description:
      'The credential sent to the upstream. For Bedrock, an API key or ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN] for signed requests. Never shown again.',
  });
const Kind = z.enum(Object.keys(CONNECTION_KINDS) as [ConnectionKind, ...ConnectionKind[]]);
const Preset = z.enum(CONNECTION_PRESET_NAMES as [ConnectionPresetName, ...ConnectionPresetName[]]);
const Apis = z
  .array(z.enum(UPSTREAM_APIS))
  .min(1)
  .refine((apis) => new Set(apis).size === apis.length, 'must have each API once')
  .nullable()
  .meta({
    description:
      'The APIs that the upstream supports. Requests to these APIs pass unchanged, others are translated. Null: the default of the kind.',
    example: ['openai', 'openai-responses'],
  });
const CredentialHeader = z.enum(CREDENTIAL_HEADERS).nullable().meta({
  description:
    'The header that carries the credential. `authorization` sends it as a bearer token, other headers send it unchanged. Null: the default of the kind.',
});
const Free = z.boolean().meta({
  description:
    'Requests to this connection are free, whatever the prices of its models, for example for a flat-rate plan. A request that fails over to a paid connection still needs room in its budgets.',
});
const ADDS_MODELS = {
  description:
    'Whether the models that the upstream lists are added to the catalog. If not, the connection serves only deployments that you create.',
};
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
    preset: z.string().nullable().meta({ description: 'The preset that the connection was created from.' }),
    base_url: z.string(),
    apis: Apis,
    credential_header: CredentialHeader,
    adds_models: z.boolean().meta(ADDS_MODELS),
    has_credential: z.boolean(),
    managed_by: z
      .enum(['environment', 'operator', 'discovery'])
      .meta({ description: 'discovery: the discovery server manages the connection.' }),
    enabled: z.boolean(),
    tags: z.array(z.string()).meta({ description: 'Tags of the host from the discovery server.' }),
    stream_options: z.boolean().meta({
      description:
        'Whether Weir can add stream_options to ask for the usage of a stream. If not, usage is estimated.',
    }),
    continuous_usage: z
      .boolean()
      .meta({ description: 'Whether the upstream understands stream_options.continuous_usage_stats.' }),
    timeouts: z.strictObject(timeouts),
    breaker: Breaker,
    credential_from: CredentialFrom,
    free: Free,
    models: z.int().meta({
      description: 'Number of models that the connection serves, or would serve if it were enabled.',
    }),
    brought_credentials: z
      .int()
      .meta({ description: 'Number of organizations that use their own credential.' }),
  })
  .meta({ id: 'Connection' });

export const ConnectionList = listOf(Connection, 'ConnectionList');

export const CreateConnection = z
  .strictObject({
    preset: Preset.optional().meta({
      description: 'The preset sets everything that is not given here.',
      example: 'groq',
    }),
    name: Name.optional().meta({ description: 'Required without a preset.' }),
    kind: Kind.optional().meta({ description: 'Default: the kind of the preset, or openai-compatible.' }),
    base_url: BaseUrl.optional().meta({ description: 'Required if the preset does not set it.' }),
    credential: Credential.default(null),
    apis: Apis.optional(),
    credential_header: CredentialHeader.optional(),
    adds_models: z.boolean().optional().meta(ADDS_MODELS),
    stream_options: z.boolean().optional(),
    continuous_usage: z.boolean().optional(),
    timeouts: GivenTimeouts.default({}),
    breaker: GivenBreaker.default({}),
    credential_from: CredentialFrom.default('weir'),
    free: Free.default(false),
  })
  .meta({ id: 'CreateConnection' });

/** Absent is unchanged. */
export const UpdateConnection = z
  .strictObject({
    name: Name.optional(),
    base_url: BaseUrl.optional().meta({ description: 'If you change it, send the credential again.' }),
    credential: Credential.optional().meta({ description: 'Null removes the credential.' }),
    apis: Apis.optional(),
    credential_header: CredentialHeader.optional(),
    adds_models: z.boolean().optional().meta(ADDS_MODELS),
    stream_options: z.boolean().optional(),
    continuous_usage: z.boolean().optional(),
    timeouts: GivenTimeouts.optional(),
    breaker: GivenBreaker.optional(),
    credential_from: CredentialFrom.optional(),
    free: Free.optional(),
    enabled: z.boolean().optional(),
  })
  .meta({ id: 'UpdateConnection' });

export const ConnectionTest = z
  .strictObject({
    connection_id: Id,
    tested_at: Timestamp,
    test_code: z.string().meta({
      description:
        'ok; upstream_address_refused: Weir is not allowed to reach the address; upstream_credential_rejected; timeout; or the code of another failure.',
      example: 'ok',
    }),
    http_status: z.int().nullable().meta({
      description:
        'The HTTP status with which the upstream answered, if the test failed. Null without an answer.',
    }),
    models: z.int().nullable().meta({ description: 'Number of models that the upstream lists.' }),
    duration_ms: z.number(),
  })
  .meta({ id: 'ConnectionTest' });

/** What is known about a vendor or a server. */
export const ConnectionPreset = z
  .strictObject({
    name: Preset,
    title: z.string(),
    kind: Kind,
    base_url: z.string(),
    base_url_required: z
      .boolean()
      .meta({ description: 'If true, base_url is an example only, and each connection must set its own.' }),
    credential_header: CredentialHeader,
    apis: Apis,
    adds_models: z.boolean().meta(ADDS_MODELS),
    stream_options: z.boolean(),
    continuous_usage: z.boolean(),
    cache_tokens: z
      .array(z.string())
      .meta({ description: 'Where `usage` reports tokens read from and written to a cache.' }),
    error: z.string().meta({ description: 'The shape of an error.' }),
    quirks: z.array(z.string()),
    sources: z.array(z.string()),
  })
  .meta({ id: 'ConnectionPreset' });

export const ConnectionPresetList = z
  .strictObject({ data: z.array(ConnectionPreset) })
  .meta({ id: 'ConnectionPresetList' });

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

export const listConnectionPresetsOperation = operation({
  method: 'get',
  path: '/v1/admin/connection-presets',
  operationId: 'listConnectionPresets',
  tag: 'Platform connections',
  summary: 'List the connection presets',
  description: 'A connection from a preset needs only a credential and, for your own server, its base URL.',
  access: 'connection.list',
  answer: { status: 200, schema: ConnectionPresetList, description: 'All presets.' },
});

export const createConnectionOperation = operation({
  method: 'post',
  path: '/v1/admin/connections',
  operationId: 'createConnection',
  tag: 'Platform connections',
  summary: 'Create a connection to an upstream',
  description: 'Discovery then adds the upstream’s models.',
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
  summary: 'Update a connection',
  access: 'connection.update',
  params: connectionParams,
  body: UpdateConnection,
  answer: { status: 200, schema: Connection, description: 'The updated connection.' },
  errors: [404, 409],
});

export const testConnectionOperation = operation({
  method: 'post',
  path: '/v1/admin/connections/{connection_id}/test',
  operationId: 'testConnection',
  tag: 'Platform connections',
  summary: 'Test a connection',
  description: 'Asks the upstream for its models, over the same path as requests.',
  access: 'connection.test',
  params: connectionParams,
  answer: { status: 200, schema: ConnectionTest, description: 'The result of the test.' },
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
    description:
      'The connection is deleted, with its credential, its deployments and all organization credentials for it.',
  },
  errors: [404, 409],
});

export const connectionOperations = [
  listManagedConnectionsOperation,
  listConnectionPresetsOperation,
  createConnectionOperation,
  getConnectionOperation,
  updateConnectionOperation,
  testConnectionOperation,
  removeConnectionOperation,
];
