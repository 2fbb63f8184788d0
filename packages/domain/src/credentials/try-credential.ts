import { isProviderError } from '../inference/provider-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import { inTime } from '../models/in-time.ts';
import type { ModelDiscovery } from '../models/ports.ts';
import type { CredentialUnderTest } from './ports.ts';
import { openOrganizationCredential } from './seal-credential.ts';

const TRY_TIMEOUT_MS = 10_000;

export interface TryCredentialPorts {
  readonly cipher: SecretCipher;
  readonly clock: Clock;
  readonly discovery: ModelDiscovery;
}

/** Asks the connection for its models with the credential, for at most ten seconds. Returns the code of the result. */
export async function tryCredential(
  { connection, owner, sealed }: CredentialUnderTest,
  { cipher, clock, discovery }: TryCredentialPorts,
): Promise<string> {
  let credential: string;
  try {
    credential = openOrganizationCredential(cipher, sealed, { ...owner, connectionId: connection.id });
  } catch {
    return 'credential_unreadable';
  }
  const tooLate = new Error('The upstream did not answer in time.');
  try {
    await inTime(clock, TRY_TIMEOUT_MS, tooLate, (signal) =>
      discovery.listModels({ ...connection, credential }, signal),
    );
    return 'ok';
  } catch (error) {
    if (error === tooLate) return 'timeout';
    if (!isProviderError(error)) throw error;
    return error.code === 'upstream_credential_rejected' ? 'credential_rejected' : error.code;
  }
}
