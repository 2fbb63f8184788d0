import { ENDPOINT_SCOPES } from '@weir/domain/inference';
import { z } from 'zod';
import {
  GivenTimestamp,
  Id,
  IdList,
  listWithNamesOf,
  ModelNames,
  Name,
  NamedPageQuery,
  Timestamp,
} from './common.ts';
import { SetKeyLimits } from './limits.ts';
import { MadeWith } from './made-with.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';
import { GivenRoutingPolicy, RoutingPolicy } from './routing-policy.ts';

/** Endpoints of the data plane that a key can be limited to. */
export const EndpointScope = z
  .enum(ENDPOINT_SCOPES)
  .meta({ id: 'EndpointScope', description: 'An endpoint that a key can be limited to.' });

const ApiKeyMode = z
  .enum(['live', 'test'])
  .meta({ description: 'Test keys can use simulated models only. They are free.' });

const AllowedModels = ModelNames.refine(
  (names) => names.length > 0,
  'must not be empty: null lifts the restriction',
).meta({
  description: 'Names of models, not aliases. Null: all models of the workspace.',
});

const AllowedIpRanges = z
  .array(z.union([z.cidrv4(), z.cidrv6()], 'must be a CIDR block'))
  .min(1)
  .max(100)
  .transform((ranges) => [...new Set(ranges)])
  .meta({
    description: 'CIDR blocks from which requests are allowed. Null: any address.',
    example: ['192.0.2.0/24'],
  });

const EndpointScopes = z
  .array(EndpointScope)
  .min(1)
  .max(100)
  .transform((scopes) => [...new Set(scopes)])
  .meta({ description: 'The endpoints that the key can use. Null: all.' });

const text = (minimum: number, maximum: number) =>
  z
    .string()
    .min(minimum)
    .max(maximum)
    // PostgreSQL holds neither NUL nor a lone surrogate.
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must not contain control characters');

const ApiKeyMetadata = z
  .preprocess(
    (value, { addIssue }) => {
      // A record drops it silently.
      if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
        addIssue({ code: 'custom', path: ['__proto__'], message: 'is not a valid name for an entry' });
      }
      return value;
    },
    z
      .record(text(1, 64), text(0, 512))
      .refine((metadata) => Object.keys(metadata).length <= 16, 'must not have more than 16 entries'),
  )
  .meta({ description: 'For your own use: up to 16 pairs of strings.', example: { project: 'search' } });

const ApiKeyPurpose = z
  .enum(['playground'])
  .meta({ description: 'Playground keys expire on their own and cannot be changed.' });

export const ApiKey = z
  .strictObject({
    id: Id,
    organization_id: Id,
    workspace_id: Id,
    name: z.string(),
    mode: ApiKeyMode,
    purpose: ApiKeyPurpose.nullable().meta({ description: 'Null for a regular key.' }),
    prefix: z.string().meta({ description: 'The first characters of the secret.', example: 'sk-live-4fZk' }),
    last_four: z.string().meta({ description: 'The last four characters of the secret.' }),
    state: z.enum(['active', 'revoked', 'expired']),
    owner: z.strictObject({ kind: z.enum(['user', 'service_account', 'organization']), id: Id }).meta({
      description:
        'The owner of the key. The key of a user ends with their membership. The key of a service account ends with the account.',
    }),
    created_by: Id.nullable(),
    created_with: MadeWith.nullable().meta({
      description:
        'The session or token that created the key. Null: the command line. The key keeps working after that session or token ends. Revoke it separately.',
    }),
    allowed_models: z.array(z.string()).nullable(),
    allowed_ip_ranges: z.array(z.string()).nullable(),
    endpoint_scopes: z.array(EndpointScope).nullable(),
    routing_policy: RoutingPolicy.nullable(),
    metadata: z.record(z.string(), z.string()),
    created_at: Timestamp,
    expires_at: Timestamp.nullable(),
    revoked_at: Timestamp.nullable(),
    rotated_at: Timestamp.nullable(),
    previous_secret_expires_at: Timestamp.nullable().meta({
      description: 'Until when the previous secret also works. Null if it no longer works.',
    }),
    older_secret_expires_at: Timestamp.nullable().meta({
      description: 'Until when the secret before the previous one also works. Null if it no longer works.',
    }),
    last_used_at: Timestamp.nullable().meta({ description: 'Accurate to about a minute.' }),
  })
  .meta({ id: 'ApiKey' });

export const ApiKeyList = listWithNamesOf(ApiKey, 'ApiKeyList', 'users, service accounts and workspaces');

export const ApiKeyWithSecret = ApiKey.extend({
  secret: z.string().meta({ description: 'The secret of the key. It is shown only once.' }),
}).meta({ id: 'ApiKeyWithSecret' });

export const ApiKeyListQuery = NamedPageQuery.extend({
  state: z.enum(['active', 'revoked', 'expired', 'all']).default('active'),
  purpose: ApiKeyPurpose.optional().meta({ description: 'If absent, only regular keys.' }),
  owner: z
    .union(
      [z.enum(['me', 'organization']), Id],
      'must be me, organization or the id of a user or service account',
    )
    .optional()
    .meta({ description: 'The owner: `me`, `organization`, or the id of a user or service account.' }),
  ids: IdList.optional().meta({ description: 'Only these keys. Ids, separated by commas. At most 100.' }),
});

export const CreateApiKey = z
  .strictObject({
    name: Name,
    mode: ApiKeyMode.default('live'),
    expires_at: GivenTimestamp.nullable().optional().meta({
      description:
        'When the key expires. Null: never. If absent, the platform default for new keys applies; without one, never.',
    }),
    allowed_models: AllowedModels.nullable().default(null),
    allowed_ip_ranges: AllowedIpRanges.nullable().default(null),
    endpoint_scopes: EndpointScopes.nullable().default(null),
    routing_policy: GivenRoutingPolicy.nullable().default(null),
    metadata: ApiKeyMetadata.default({}),
    limits: SetKeyLimits.optional().meta({
      description: 'If absent, the platform defaults for new keys apply; without them, no limits.',
    }),
    owner: z
      .union([z.enum(['me', 'organization']), Id], 'must be me, organization or the id of a service account')
      .default('me')
      .meta({
        description:
          'The owner: `me`, `organization`, or the id of a service account. A key of the organization stays when its creator leaves. Only admins can choose an owner other than `me`.',
      }),
  })
  .meta({ id: 'CreateApiKey' });

/** Absent is unchanged, null is cleared. */
export const UpdateApiKey = z
  .strictObject({
    name: Name.optional(),
    expires_at: GivenTimestamp.nullable().optional(),
    allowed_models: AllowedModels.nullable().optional(),
    allowed_ip_ranges: AllowedIpRanges.nullable().optional(),
    endpoint_scopes: EndpointScopes.nullable().optional(),
    routing_policy: GivenRoutingPolicy.nullable().optional(),
    metadata: ApiKeyMetadata.nullable().optional(),
  })
  .meta({ id: 'UpdateApiKey' });

export const RotateApiKey = z
  .strictObject({
    grace_seconds: z
      .number()
      .int()
      .min(0)
      .max(604_800)
      .default(0)
      .meta({ description: 'How long the replaced secret keeps working.' }),
    end_earlier_secrets: z.boolean().default(false).meta({
      description:
        'Whether secrets from earlier rotations stop working immediately instead of at the end of their grace periods.',
    }),
  })
  .meta({ id: 'RotateApiKey' });

const apiKeyParams = workspaceParams.extend({ key_id: pathId<'api-key'>() });

export const createApiKeyOperation = operation({
  method: 'post',
  path: '/v1/workspaces/{workspace_id}/api-keys',
  operationId: 'createApiKey',
  tag: 'API keys',
  summary: 'Create an API key',
  description: 'The response contains the secret. It is shown only once.',
  access: 'api_key.create',
  params: workspaceParams,
  body: CreateApiKey,
  answer: { status: 201, schema: ApiKeyWithSecret, description: 'The new key with its secret.' },
  errors: [404, 409],
});

export const listApiKeysOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}/api-keys',
  operationId: 'listApiKeys',
  tag: 'API keys',
  summary: 'List the API keys of a workspace',
  description: 'Members see their own keys. Owners and admins see all keys.',
  access: 'api_key.list',
  params: workspaceParams,
  query: ApiKeyListQuery,
  answer: { status: 200, schema: ApiKeyList, description: 'A page of keys.' },
  errors: [404],
});

export const listOrganizationApiKeysOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/api-keys',
  operationId: 'listOrganizationApiKeys',
  tag: 'API keys',
  summary: 'List the API keys of all workspaces of an organization',
  description:
    'Members see their own keys. Owners and admins see all keys. Keys of deleted workspaces are not listed.',
  access: 'api_key.list',
  params: organizationParams,
  query: ApiKeyListQuery,
  answer: { status: 200, schema: ApiKeyList, description: 'A page of keys.' },
  errors: [404],
});

export const getApiKeyOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
  operationId: 'getApiKey',
  tag: 'API keys',
  summary: 'Get an API key',
  access: 'api_key.read',
  params: apiKeyParams,
  answer: { status: 200, schema: ApiKey, description: 'The key, without its secret.' },
  errors: [404],
});

export const updateApiKeyOperation = operation({
  method: 'patch',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
  operationId: 'updateApiKey',
  tag: 'API keys',
  summary: 'Update an API key',
  description: 'Running gateways apply the change within a second. A revoked key cannot be changed.',
  access: 'api_key.update',
  params: apiKeyParams,
  body: UpdateApiKey,
  answer: { status: 200, schema: ApiKey, description: 'The updated key.' },
  errors: [404, 409],
});

export const revokeApiKeyOperation = operation({
  method: 'delete',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
  operationId: 'revokeApiKey',
  tag: 'API keys',
  summary: 'Revoke an API key',
  description:
    'Running gateways refuse the key within a second. This cannot be undone. Revoking a revoked key changes nothing.',
  access: 'api_key.revoke',
  params: apiKeyParams,
  answer: { status: 200, schema: ApiKey, description: 'The revoked key.' },
  errors: [404],
});

export const rotateApiKeyOperation = operation({
  method: 'post',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate',
  operationId: 'rotateApiKey',
  tag: 'API keys',
  summary: 'Rotate the secret of an API key',
  description:
    'The replaced secret works until the grace period ends. Secrets from earlier rotations work until their own grace periods end. At most three secrets work at the same time. If the organization limits the lifetime of keys, `expires_at` is reduced to that limit. Nothing else changes. Of concurrent rotations without a grace period, one succeeds.',
  access: 'api_key.rotate',
  params: apiKeyParams,
  body: RotateApiKey,
  answer: { status: 200, schema: ApiKeyWithSecret, description: 'The key with its new secret.' },
  errors: [404, 409],
});

export const apiKeyOperations = [
  createApiKeyOperation,
  listApiKeysOperation,
  listOrganizationApiKeysOperation,
  getApiKeyOperation,
  updateApiKeyOperation,
  revokeApiKeyOperation,
  rotateApiKeyOperation,
];
