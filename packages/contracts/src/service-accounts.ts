import { z } from 'zod';
import {
  Deactivation,
  Description,
  GivenTimestamp,
  Id,
  listWithNamesOf,
  Name,
  PageQuery,
  Timestamp,
} from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';
import { Scope } from './tokens.ts';

const ServiceAccountRole = z.enum(['admin', 'member']).meta({
  description:
    'The role of the service account. It has the permissions of a user with this role. Cannot be owner.',
});

export const ServiceAccount = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    role: ServiceAccountRole,
    created_by: Id.nullable(),
    created_at: Timestamp,
    deactivated_at: Timestamp.nullable(),
  })
  .meta({ id: 'ServiceAccount' });

export const ServiceAccountList = listWithNamesOf(ServiceAccount, 'ServiceAccountList');

export const CreateServiceAccount = z
  .strictObject({
    name: Name,
    description: Description.nullable().default(null),
    role: ServiceAccountRole.default('member'),
  })
  .meta({ id: 'CreateServiceAccount' });

/** Absent is unchanged, null is cleared. */
export const UpdateServiceAccount = z
  .strictObject({
    name: Name.optional(),
    description: Description.nullable().optional(),
    role: ServiceAccountRole.optional(),
    deactivated_at: Deactivation.optional().meta({
      description: '`now` disables the account’s tokens and API keys. Set null to enable them again.',
    }),
  })
  .meta({ id: 'UpdateServiceAccount' });

export const ServiceAccountToken = z
  .strictObject({
    id: Id,
    service_account_id: Id,
    name: z.string(),
    last_four: z.string().meta({ description: 'The last characters of the token.' }),
    scopes: z.array(Scope),
    created_by: Id.nullable(),
    created_at: Timestamp,
    expires_at: Timestamp,
    last_used_at: Timestamp.nullable().meta({ description: 'Accurate to a minute.' }),
  })
  .meta({ id: 'ServiceAccountToken' });

export const ServiceAccountTokenList = listWithNamesOf(ServiceAccountToken, 'ServiceAccountTokenList');

/** All but those of a person's profile and of the platform. */
const ServiceAccountScopes = z
  .array(Scope.exclude(['profile:read', 'profile:write', 'platform:read', 'platform:write']))
  .min(1)
  .max(Scope.options.length);

export const CreateServiceAccountToken = z
  .strictObject({
    name: Name,
    scopes: ServiceAccountScopes,
    expires_at: GivenTimestamp,
  })
  .meta({ id: 'CreateServiceAccountToken' });

export const CreatedServiceAccountToken = ServiceAccountToken.extend({
  token: z.string().meta({ description: 'For `Authorization: Bearer`. Shown only once.' }),
}).meta({ id: 'CreatedServiceAccountToken' });

const accountParams = organizationParams.extend({ service_account_id: pathId<'service-account'>() });
const tokenParams = accountParams.extend({ token_id: pathId<'service-account-token'>() });

export const createServiceAccountOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/service-accounts',
  operationId: 'createServiceAccount',
  tag: 'Service accounts',
  summary: 'Create a service account',
  description:
    'A service account is a non-human actor of the organization. It has a role, tokens and API keys. At most 200 per organization. Users only.',
  access: 'service_account.create',
  params: organizationParams,
  body: CreateServiceAccount,
  answer: { status: 201, schema: ServiceAccount, description: 'The new service account, without tokens.' },
  errors: [404, 409],
});

export const listServiceAccountsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/service-accounts',
  operationId: 'listServiceAccounts',
  tag: 'Service accounts',
  summary: 'List the service accounts of an organization',
  access: 'service_account.list',
  params: organizationParams,
  query: PageQuery,
  answer: {
    status: 200,
    schema: ServiceAccountList,
    description: 'A page of service accounts, newest first, deactivated ones included.',
  },
  errors: [404],
});

export const getServiceAccountOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}',
  operationId: 'getServiceAccount',
  tag: 'Service accounts',
  summary: 'Get a service account',
  access: 'service_account.read',
  params: accountParams,
  answer: { status: 200, schema: ServiceAccount, description: 'The service account.' },
  errors: [404],
});

export const updateServiceAccountOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}',
  operationId: 'updateServiceAccount',
  tag: 'Service accounts',
  summary: 'Update or deactivate a service account',
  description: 'Role changes and deactivation take effect with the next request. Users only.',
  access: 'service_account.update',
  params: accountParams,
  body: UpdateServiceAccount,
  answer: { status: 200, schema: ServiceAccount, description: 'The updated service account.' },
  errors: [404, 409],
});

export const deleteServiceAccountOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}',
  operationId: 'deleteServiceAccount',
  tag: 'Service accounts',
  summary: 'Delete a service account',
  description:
    'Its tokens stop working immediately, and its API keys are revoked. This cannot be undone. Users only.',
  access: 'service_account.delete',
  params: accountParams,
  answer: { status: 204, description: 'The service account is deleted.' },
  errors: [404],
});

export const createServiceAccountTokenOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens',
  operationId: 'createServiceAccountToken',
  tag: 'Service accounts',
  summary: 'Create a token for a service account',
  description:
    'At most 50 tokens, each valid for at most 366 days. A token created with another token has at most the same scopes and lifetime, and ends with it. Users only.',
  access: 'service_account_token.create',
  params: accountParams,
  body: CreateServiceAccountToken,
  answer: {
    status: 201,
    schema: CreatedServiceAccountToken,
    description: 'The new token. Its secret is shown only once.',
  },
  errors: [404, 409],
});

export const listServiceAccountTokensOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens',
  operationId: 'listServiceAccountTokens',
  tag: 'Service accounts',
  summary: 'List the tokens of a service account',
  access: 'service_account_token.list',
  params: accountParams,
  query: PageQuery,
  answer: {
    status: 200,
    schema: ServiceAccountTokenList,
    description: 'A page of tokens, newest first. Expired tokens are listed for 30 days.',
  },
  errors: [404],
});

export const revokeServiceAccountTokenOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens/{token_id}',
  operationId: 'revokeServiceAccountToken',
  tag: 'Service accounts',
  summary: 'Revoke a token of a service account',
  description: 'Users only.',
  access: 'service_account_token.revoke',
  params: tokenParams,
  answer: { status: 204, description: 'The token is revoked and no longer works.' },
  errors: [404],
});

export const serviceAccountOperations = [
  createServiceAccountOperation,
  listServiceAccountsOperation,
  getServiceAccountOperation,
  updateServiceAccountOperation,
  deleteServiceAccountOperation,
  createServiceAccountTokenOperation,
  listServiceAccountTokensOperation,
  revokeServiceAccountTokenOperation,
];
