import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { CredentialId, OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import { inTransaction, writeToOrganization } from '../management/write.ts';
import type { ModelDiscovery } from '../models/ports.ts';
import type { CredentialPorts } from './create-credential.ts';
import { tryCredential } from './try-credential.ts';

/** A test that has run for longer belongs to a process that is gone. */
const STALE_AFTER_MS = 60_000;
const RETRY_AFTER_MS = 5_000;

export interface TestCredentialPorts extends CredentialPorts {
  readonly discovery: ModelDiscovery;
}

/** The result of a test. */
export interface CredentialTest {
  readonly testedAt: Date;
  /** `ok`, `credential_rejected`, `credential_unreadable`, `credential_unavailable`, `timeout` or the code of a ProviderError; never upstream text. */
  readonly testCode: string;
}

/**
 * Asks the upstream for its models with the credential, at the connection's own address. One test per credential at a
 * time. The start of the test is recorded in a transaction that ends before the upstream is asked.
 *
 * @throws DomainError `not_found` for the organization, the credential or a disabled connection; `permission_denied`;
 *   `request_in_progress` while another test is running
 */
export async function testCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: CredentialId,
  ports: TestCredentialPorts,
): Promise<CredentialTest> {
  const startedAt = new Date(ports.clock.nowMs());
  const staleBefore = new Date(startedAt.getTime() - STALE_AFTER_MS);
  const underTest = await writeToOrganization(
    // The key is taken by the second transaction, which has the answer.
    { ...caller, once: undefined },
    'credential.test',
    organizationId,
    ports,
    async (_, { credentials }) => {
      const credential = await credentials.find(organizationId, id);
      if (credential === null) throw notFound('credential');
      if ((await credentials.findConnection(credential.connection.id)) === null) throw notFound('connection');
      const begun = await credentials.beginTest(organizationId, id, startedAt, staleBefore);
      if (begun === null) {
        throw new DomainError(
          'request_in_progress',
          'This credential is already being tested. Try again shortly.',
          {
            retryable: true,
            retryAfterMs: RETRY_AFTER_MS,
          },
        );
      }
      return { result: begun, target: { kind: 'credential', id } };
    },
  );
  const testCode = await tryCredential(underTest, ports);
  const testedAt = new Date(ports.clock.nowMs());
  return inTransaction(caller, ports, async ({ credentials }) => {
    await credentials.endTest(organizationId, id, startedAt, testedAt, testCode);
    return { testedAt, testCode };
  });
}
