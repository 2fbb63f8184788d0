import {
  AesGcmSecretCipher,
  EnvelopeCredentialCipher,
  KmsDataKeys,
  type KmsDataKeysOptions,
  loadMasterKey,
  loadOrCreateMasterKey,
  parseMasterKey,
} from '@weir/crypto';
import type { Clock, CredentialCipher, Logger, SecretCipher } from '@weir/domain/kernel';
import type { Config } from './config.ts';
import { malformedMasterKey, missingMasterKey } from './start-error.ts';

export interface Ciphers {
  /** Of everything that is stored encrypted, but provider credentials that were given over the API. */
  readonly cipher: SecretCipher;
  readonly credentialCipher: CredentialCipher;
}

export interface ComposeCiphersOptions {
  /** Whether a master key is made where there is none, as at the first start of a gateway. Default true. */
  readonly makesMasterKey?: boolean;
  /** Hears of each call of the key service, and how it ended. */
  readonly onKeyServiceCall?: KmsDataKeysOptions['onCall'];
}

/** @throws StartError for a master key that is malformed or missing */
export async function composeCiphers(
  config: Config,
  clock: Clock,
  logger: Logger,
  { makesMasterKey = true, onKeyServiceCall }: ComposeCiphersOptions = {},
): Promise<Ciphers> {
  const cipher = new AesGcmSecretCipher(await masterKeyOf(config, makesMasterKey));
  const keyId = config.KMS_KEY_ID ?? null;
  const credentialCipher = new EnvelopeCredentialCipher({
    local: cipher,
    dataKeys: new KmsDataKeys({
      keyId,
      clock,
      logger,
      ...(onKeyServiceCall && { onCall: onKeyServiceCall }),
    }),
    sealsWithDataKeys: keyId !== null,
  });
  return { cipher, credentialCipher };
}

async function masterKeyOf({ WEIR_MASTER_KEY, dataDir }: Config, makes: boolean): Promise<Uint8Array> {
  if (WEIR_MASTER_KEY !== undefined) return readMasterKey(WEIR_MASTER_KEY);
  if (makes) return loadOrCreateMasterKey(dataDir);
  const stored = await loadMasterKey(dataDir);
  if (stored === null) throw missingMasterKey(dataDir);
  return stored;
}

function readMasterKey(text: string): Uint8Array {
  try {
    return parseMasterKey(text);
  } catch {
    throw malformedMasterKey();
  }
}
