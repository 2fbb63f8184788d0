import { CredentialTest } from '@weir/contracts';
import { testCredential } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { credentialParams } from '../path-params.ts';

export const testCredentialEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/credentials/{credential_id}/test',
    operationId: 'testCredential',
    tag: 'Provider credentials',
    summary: 'Try a credential on its connection',
    description: 'Asks the connection which models it serves. One test of a credential at a time.',
    access: 'credential.test',
    params: credentialParams,
    answer: { status: 200, schema: CredentialTest, description: 'What the test came to.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) => {
    const { organization_id, credential_id } = params;
    const { testedAt, testCode } = await testCredential(caller, organization_id, credential_id, management);
    return { credential_id, tested_at: testedAt.toISOString(), test_code: testCode };
  },
);
