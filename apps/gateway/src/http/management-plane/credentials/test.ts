import { testCredentialOperation } from '@weir/contracts/credentials';
import { testCredential } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';

export const testCredentialEndpoint = handle(
  testCredentialOperation,
  async ({ caller, params }, { management }) => {
    const { organization_id, credential_id } = params;
    const { testedAt, testCode } = await testCredential(caller, organization_id, credential_id, management);
    return { credential_id, tested_at: testedAt.toISOString(), test_code: testCode };
  },
);
