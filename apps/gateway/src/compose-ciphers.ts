import {
  AesGcmSecretCipher,
  EnvelopeCredentialCipher,
  KmsDataKeys,
  loadOrCreateMasterKey,
  parseMasterKey,
} from '@weir/crypto';
import type { Clock, CredentialCipher, Logger, SecretCipher } from '@weir/domain/kernel';
import type { Config } from './config.ts';
import { malformedMasterKey } from './start-error.ts';

export interface Ciphers {
  /** Of everything that is stored encrypted, but provider credentials that were given over the API. */
  readonly cipher: SecretCipher;
  readonly credentialCipher: CredentialCipher;
}

/** @throws StartError for a malformed master key */
export async function composeCiphers(config: Config, clock: Clock, logger: Logger): Promise<Ciphers> {
  const masterKey =
    config.WEIR_MASTER_KEY === undefined
      ? await loadOrCreateMasterKey(config.dataDir)
      : readMasterKey(config.WEIR_MASTER_KEY);
  const cipher = new AesGcmSecretCipher(masterKey);
  const keyId = config.KMS_KEY_ID ?? null;
  const credentialCipher = new EnvelopeCredentialCipher({
    local: cipher,
    dataKeys: new KmsDataKeys({ keyId, clock, logger }),
    sealsWithDataKeys: keyId !== null,
  });
  return { cipher, credentialCipher };
}

function readMasterKey(text: string): Uint8Array {
  try {
    return parseMasterKey(text);
  } catch {
    throw malformedMasterKey();
  }
}
