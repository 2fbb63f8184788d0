import type { KMSClient } from '@aws-sdk/client-kms';
import { type Clock, DomainError, type Logger } from '@weir/domain/kernel';
import { inTime } from '@weir/domain/models';
import { undecryptable } from './undecryptable.ts';

/** A key for one ciphertext. Whoever has it overwrites it after use. */
export interface DataKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly wrapped: Uint8Array;
}

/** A key service. Both reject with DomainError `credential_unavailable` when it does not answer or refuses. */
export interface DataKeys {
  generate(context: Readonly<Record<string, string>>): Promise<DataKey>;
  /** Rejects with DomainError `internal_error` for what was altered or wrapped in another context. */
  unwrap(wrapped: Uint8Array, context: Readonly<Record<string, string>>): Promise<Uint8Array>;
}

/** Calls of the API, by their names there. */
export type KeyServiceOperation = 'GenerateDataKey' | 'Decrypt';

export interface KmsDataKeysOptions {
  /** Id, ARN or alias of a symmetric key; null where data keys are unwrapped only: each says by which key. */
  readonly keyId: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A call ended: `ok`, or why it did not, a code. */
  readonly onCall?: (operation: KeyServiceOperation, outcome: string, durationUs: number) => void;
  /** Of a call with its retries and the search for AWS credentials. Default 5 s. */
  readonly totalMs?: number;
}

const TOTAL_MS = 5_000;
/** Of one attempt. */
const CONNECT_MS = 1_000;
const ANSWER_MS = 2_000;
const MOST_ATTEMPTS = 3;

const KEY_BYTES = 32;
const ARN_REGION = /^arn:[a-z0-9-]+:kms:([a-z0-9-]+):/;

/** How a call failed, by the name of the SDK's error, and when the next one makes sense. */
const REASONS: Readonly<Record<string, Reason>> = {
  AccessDeniedException: 'refused',
  UnrecognizedClientException: 'refused',
  InvalidClientTokenId: 'refused',
  InvalidSignatureException: 'refused',
  IncompleteSignature: 'refused',
  ExpiredTokenException: 'refused',
  CredentialsProviderError: 'refused',
  DisabledException: 'key_unusable',
  InvalidArnException: 'key_unusable',
  InvalidKeyUsageException: 'key_unusable',
  KMSInvalidStateException: 'key_unusable',
  NotFoundException: 'key_unusable',
  ValidationException: 'key_unusable',
  LimitExceededException: 'throttled',
  ThrottlingException: 'throttled',
  RegionMissing: 'no_region',
};
/** The ciphertext is not what the key wrapped in this context. */
const UNREADABLE = new Set(['IncorrectKeyException', 'InvalidCiphertextException']);

const RETRY_SOON_MS = 5_000;
/** Somebody has to change permissions or the key. */
const RETRY_LATER_MS = 60_000;

type Reason = 'no_region' | 'refused' | 'key_unusable' | 'throttled' | 'timeout' | 'unreachable';

/**
 * Data keys of AWS KMS (https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html). Region, endpoint and credentials are
 * those of the SDK's own environment; the region of a key's ARN goes first. The SDK is loaded with the first call.
 */
export class KmsDataKeys implements DataKeys {
  readonly #options: KmsDataKeysOptions;
  #loading: Promise<{ sdk: typeof import('@aws-sdk/client-kms'); client: KMSClient }> | null = null;

  constructor(options: KmsDataKeysOptions) {
    this.#options = options;
  }

  generate(context: Readonly<Record<string, string>>): Promise<DataKey> {
    return this.#call('GenerateDataKey', async (signal) => {
      const { sdk, client } = await this.#load();
      const { Plaintext: key, CiphertextBlob: wrapped } = await client.send(
        new sdk.GenerateDataKeyCommand({
          KeyId: this.#options.keyId ?? undefined,
          KeySpec: 'AES_256',
          EncryptionContext: context,
        }),
        { abortSignal: signal },
      );
      if (key?.length !== KEY_BYTES || wrapped === undefined) throw new Error('The answer has no key.');
      return { key, wrapped };
    });
  }

  unwrap(wrapped: Uint8Array, context: Readonly<Record<string, string>>): Promise<Uint8Array> {
    return this.#call('Decrypt', async (signal) => {
      const { sdk, client } = await this.#load();
      const { Plaintext: key } = await client.send(
        new sdk.DecryptCommand({ CiphertextBlob: wrapped, EncryptionContext: context }),
        { abortSignal: signal },
      );
      if (key?.length !== KEY_BYTES) throw new Error('The answer has no key.');
      return key;
    });
  }

  async #call<Result>(
    operation: KeyServiceOperation,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const { clock, logger, onCall, totalMs = TOTAL_MS } = this.#options;
    const tooLate = new Error('KMS did not answer in time.');
    const beganUs = clock.monotonicUs();
    const ended = (outcome: string) => onCall?.(operation, outcome, clock.monotonicUs() - beganUs);
    try {
      const result = await inTime(clock, totalMs, tooLate, work);
      ended('ok');
      return result;
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (UNREADABLE.has(name)) {
        ended('unreadable');
        throw undecryptable('not_authentic');
      }
      const reason: Reason =
        error === tooLate || name === 'TimeoutError' ? 'timeout' : (REASONS[name] ?? 'unreachable');
      ended(reason);
      logger.log('error', 'kms.failed', { operation, reason });
      throw unavailable(reason);
    }
  }

  async #load() {
    this.#loading ??= import('@aws-sdk/client-kms').then((sdk) => ({ sdk, client: this.#connect(sdk) }));
    const loaded = await this.#loading;
    await loaded.client.config.region().catch(() => {
      throw Object.assign(new Error('The environment says no region.'), { name: 'RegionMissing' });
    });
    return loaded;
  }

  #connect({ KMSClient }: typeof import('@aws-sdk/client-kms')): KMSClient {
    const region = ARN_REGION.exec(this.#options.keyId ?? '')?.[1];
    return new KMSClient({
      maxAttempts: MOST_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
      },
      ...(region !== undefined && { region }),
    });
  }
}

/** Without a cause: what the SDK has in its errors is not known. */
function unavailable(reason: Reason): DomainError {
  const needsSomebody = reason === 'refused' || reason === 'key_unusable' || reason === 'no_region';
  const message = needsSomebody
    ? 'The key service refuses to seal or open credentials for this gateway. Its operator has to look at it.'
    : 'The key service that seals and opens credentials does not answer at the moment.';
  return new DomainError('credential_unavailable', message, {
    retryable: true,
    retryAfterMs: needsSomebody ? RETRY_LATER_MS : RETRY_SOON_MS,
    internal: `kms_${reason}`,
  });
}
