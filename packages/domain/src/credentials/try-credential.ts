import { isProviderError } from '../inference/provider-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CredentialCipher } from '../kernel/credential-cipher.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import { inTime } from '../models/in-time.ts';
import type { ModelDiscovery } from '../models/ports.ts';
import type { CredentialUnderTest } from './ports.ts';

const TRY_TIMEOUT_MS = 10_000;

export interface TryCredentialPorts {
  readonly credentialCipher: Pick<CredentialCipher, 'open'>;
  readonly clock: Clock;
  readonly discovery: ModelDiscovery;
}

/** Asks the connection for its models with the credential, for at most ten seconds. Returns the code of the result. */
export async function tryCredential(
  { connection, credential: stored }: CredentialUnderTest,
  { credentialCipher, clock, discovery }: TryCredentialPorts,
): Promise<string> {
  let credential: string;
  try {
    credential = await credentialCipher.open(stored);
  } catch (error) {
    const isAway = isDomainError(error) && error.code === 'credential_unavailable';
    return isAway ? 'credential_unavailable' : 'credential_unreadable';
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
