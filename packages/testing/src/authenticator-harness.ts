import {
  ApiKeyAuthenticator,
  type ApiKeyAuthenticatorLimits,
  type AuthenticatedKey,
} from '@weir/domain/api-key-authentication';
import { type ApiKeyHash, type CreatedApiKey, generateApiKeySecret } from '@weir/domain/api-keys';
import { aStoredApiKey } from './a-stored-api-key.ts';
import { FakeClock, flushMicrotasks } from './fake-clock.ts';
import { FakeSecretHasher } from './fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from './in-memory-api-key-repository.ts';
import { RecordingLogger } from './recording-logger.ts';
import { seededRandomBytes } from './seeded-random-bytes.ts';

/** The result of an authentication: `ok`, an error code, or `pending`; and whether it was known at once. */
export interface AuthenticationOutcome {
  readonly result: string;
  readonly sync: boolean;
}

/** The outcome of an answer that was there at once. */
export const atOnce = (result: string): AuthenticationOutcome => ({ result, sync: true });

/** The outcome of an answer that took a look-up. */
export const awaited = (result: string): AuthenticationOutcome => ({ result, sync: false });

/** An authenticator on a database that can be broken, with keys for it. */
export class AuthenticatorHarness {
  readonly clock = new FakeClock();
  readonly repository = new InMemoryApiKeyRepository();
  readonly logger = new RecordingLogger();
  readonly hasher = new FakeSecretHasher();
  readonly authenticator: ApiKeyAuthenticator;
  readonly #randomBytes = seededRandomBytes();

  constructor(limits?: Partial<ApiKeyAuthenticatorLimits>) {
    this.authenticator = new ApiKeyAuthenticator(this, limits);
    this.authenticator.connected();
  }

  addKey(expiresAt: Date | null = null): Promise<CreatedApiKey> {
    const { repository, hasher, clock } = this;
    return aStoredApiKey({ repository, hasher, clock, randomBytes: this.#randomBytes }, { expiresAt });
  }

  addKeys(count: number): Promise<CreatedApiKey[]> {
    return Promise.all(Array.from({ length: count }, () => this.addKey()));
  }

  /** Revokes in the database without a notification. */
  async revoke({ key }: CreatedApiKey): Promise<void> {
    await this.repository.update({ ...key, revokedAt: new Date(this.clock.nowMs()) });
  }

  /** A secret of the right form that no key has. */
  unknownSecret(): string {
    return generateApiKeySecret('live', this.#randomBytes);
  }

  hashOf(secret: string): ApiKeyHash {
    return this.hasher.sha256Hex(secret) as ApiKeyHash;
  }

  breakDatabase(): void {
    this.repository.failure = new Error('connection refused');
  }

  /** Look-ups get no answer from now on. */
  hangDatabase(): void {
    this.repository.afterRead = () => new Promise(() => undefined);
  }

  mendDatabase(): void {
    this.repository.failure = null;
    this.repository.afterRead = null;
  }

  async outcome(secret: string | undefined): Promise<AuthenticationOutcome> {
    let answer: AuthenticatedKey | Promise<AuthenticatedKey>;
    try {
      answer = this.authenticator.authenticate(secret);
    } catch (error) {
      return atOnce((error as { code: string }).code);
    }
    let result = answer instanceof Promise ? 'pending' : 'ok';
    Promise.resolve(answer).then(
      () => {
        result = 'ok';
      },
      (error: { code: string }) => {
        result = error.code;
      },
    );
    await flushMicrotasks();
    return { result, sync: !(answer instanceof Promise) };
  }
}
