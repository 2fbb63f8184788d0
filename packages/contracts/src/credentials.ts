import { z } from 'zod';
import { Id, listOf, listWithNamesOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

/** It becomes part of a header: a line break would start another header. */
const ProviderApiKey = z
  .string()
  .min(1)
  .max(8_192)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .meta({ description: 'Sent to the connection as a bearer token. Never shown again.' });

/** What an organization may know of a connection. */
export const ConnectionSummary = z
  .strictObject({ id: Id, name: z.string(), kind: z.string() })
  .meta({ id: 'ConnectionSummary' });

export const ConnectionSummaryList = listOf(ConnectionSummary, 'ConnectionSummaryList');

/** A credential that an organization brought. The secret is never shown. */
export const Credential = z
  .strictObject({
    id: Id,
    organization_id: Id,
    workspace_id: Id.nullable().meta({ description: 'Only requests of this workspace use the credential.' }),
    api_key_id: Id.nullable().meta({
      description:
        'Only requests with this key use the credential. If this and workspace_id are null, all requests of the organization use it.',
    }),
    connection: ConnectionSummary,
    last_four: z.string().meta({
      description: 'The last characters of the secret. Empty if the secret is too short to show any of it.',
    }),
    created_by: Id.nullable(),
    created_at: Timestamp,
    rotated_at: Timestamp.nullable(),
    tested_at: Timestamp.nullable(),
    test_code: z
      .string()
      .nullable()
      .meta({ description: 'ok, or why the last test failed. Null if the secret was never tested.' }),
  })
  .meta({ id: 'Credential' });

export const CredentialList = listWithNamesOf(Credential, 'CredentialList');

export const CreateCredential = z
  .strictObject({
    connection_id: Id,
    api_key: ProviderApiKey,
    workspace_id: Id.optional().meta({ description: 'Only requests of this workspace use the credential.' }),
    api_key_id: Id.optional().meta({
      description:
        'The id of a live key. Only requests with this key use the credential. Cannot be combined with workspace_id.',
    }),
  })
  .meta({ id: 'CreateCredential' });

export const RotateCredential = z.strictObject({ api_key: ProviderApiKey }).meta({ id: 'RotateCredential' });

export const CredentialTest = z
  .strictObject({
    credential_id: Id,
    tested_at: Timestamp,
    test_code: z.string().meta({
      description:
        'ok; credential_rejected: the upstream does not accept it; timeout; credential_unreadable; or the code of another failure.',
      example: 'ok',
    }),
  })
  .meta({ id: 'CredentialTest' });

const credentialParams = organizationParams.extend({ credential_id: pathId<'credential'>() });

export const listConnectionsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/connections',
  operationId: 'listConnections',
  tag: 'Provider credentials',
  summary: 'List the connections that an organization can add credentials for',
  access: 'credential.list',
  params: organizationParams,
  query: PageQuery,
  answer: {
    status: 200,
    schema: ConnectionSummaryList,
    description: 'A page of connections, newest first.',
  },
  errors: [404],
});

export const createCredentialOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/credentials',
  operationId: 'createCredential',
  tag: 'Provider credentials',
  summary: 'Add a credential for a connection',
  description:
    'Live keys of the organization, of the workspace, or the one key then use the credential on that connection. Test keys never use it. If several credentials match, the most specific one is used.',
  access: 'credential.create',
  params: organizationParams,
  body: CreateCredential,
  answer: { status: 201, schema: Credential, description: 'The new credential, without its secret.' },
  errors: [404, 409],
});

export const listCredentialsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/credentials',
  operationId: 'listCredentials',
  tag: 'Provider credentials',
  summary: 'List the provider credentials of an organization',
  access: 'credential.list',
  params: organizationParams,
  query: PageQuery,
  answer: { status: 200, schema: CredentialList, description: 'A page of credentials, newest first.' },
  errors: [404],
});

export const getCredentialOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/credentials/{credential_id}',
  operationId: 'getCredential',
  tag: 'Provider credentials',
  summary: 'Get a credential, without its secret',
  access: 'credential.read',
  params: credentialParams,
  answer: { status: 200, schema: Credential, description: 'The credential.' },
  errors: [404],
});

export const rotateCredentialOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/credentials/{credential_id}/rotate',
  operationId: 'rotateCredential',
  tag: 'Provider credentials',
  summary: 'Replace the secret of a credential',
  access: 'credential.rotate',
  params: credentialParams,
  body: RotateCredential,
  answer: { status: 200, schema: Credential, description: 'The credential, without its secret.' },
  errors: [404],
});

export const testCredentialOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/credentials/{credential_id}/test',
  operationId: 'testCredential',
  tag: 'Provider credentials',
  summary: 'Test a credential on its connection',
  description: 'Asks the upstream for its models. Only one test per credential can run at a time.',
  access: 'credential.test',
  params: credentialParams,
  answer: { status: 200, schema: CredentialTest, description: 'The result of the test.' },
  errors: [404, 409],
});

export const deleteCredentialOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/credentials/{credential_id}',
  operationId: 'deleteCredential',
  tag: 'Provider credentials',
  summary: 'Delete a credential',
  access: 'credential.delete',
  params: credentialParams,
  answer: {
    status: 204,
    description:
      'The credential is deleted. Later requests use a less specific credential, or the connection’s own.',
  },
  errors: [404],
});

export const credentialOperations = [
  listConnectionsOperation,
  createCredentialOperation,
  listCredentialsOperation,
  getCredentialOperation,
  rotateCredentialOperation,
  testCredentialOperation,
  deleteCredentialOperation,
];
