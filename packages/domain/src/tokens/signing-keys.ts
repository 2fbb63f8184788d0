import type { Clock } from '../kernel/clock.ts';
import { newId, type RandomBytes } from '../kernel/ids.ts';
import type { UnitOfWork } from '../management/unit-of-work.ts';
import type { SigningKeyGenerator, TokenRepositories } from './ports.ts';
import { isNextKeyDue, isRetired, nextKeySignsFrom, type SigningKey, signingKeyAt } from './signing-key.ts';

/** Far shorter than the time before a new key signs, so that every replica knows it by then. */
const MAX_AGE_US = 60_000_000;
/** Limits the reads caused by unknown key ids. */
const MIN_RELOAD_INTERVAL_US = 1_000_000;

export interface SigningKeysPorts {
  readonly unitOfWork: UnitOfWork<TokenRepositories>;
  readonly generator: SigningKeyGenerator;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** How long each key signs. */
  readonly rotationMs: number;
}

interface Loaded {
  /** Latest `signsFrom` first. */
  readonly keys: readonly SigningKey[];
  readonly atUs: number;
}

/**
 * The keys of access tokens, shared by all replicas and cached for a minute. Makes the first key on demand and each
 * further one when it is due; of replicas that do so at once, one makes it.
 *
 * Every method throws DomainError `database_unavailable`.
 */
export class SigningKeys {
  readonly #ports: SigningKeysPorts;
  #loaded: Loaded | null = null;
  #loading: Promise<Loaded> | null = null;

  constructor(ports: SigningKeysPorts) {
    this.#ports = ports;
  }

  /** All keys whose tokens may still be valid, and the next one. */
  async published(): Promise<readonly SigningKey[]> {
    return this.#publishedOf(await this.#fresh(MAX_AGE_US));
  }

  /** The current signing key. */
  async current(): Promise<SigningKey> {
    const { keys } = await this.#fresh(MAX_AGE_US);
    return signingKeyAt(keys, this.#ports.clock.nowMs())!;
  }

  /** The published key with this id; null when the database did not know it a second ago either. */
  async find(id: string): Promise<SigningKey | null> {
    const known = this.#find(await this.#fresh(MAX_AGE_US), id);
    return known ?? this.#find(await this.#fresh(MIN_RELOAD_INTERVAL_US), id);
  }

  #find(loaded: Loaded, id: string): SigningKey | null {
    return this.#publishedOf(loaded).find((key) => key.id === id) ?? null;
  }

  #publishedOf({ keys }: Loaded): readonly SigningKey[] {
    const nowMs = this.#ports.clock.nowMs();
    return keys.filter((key) => !isRetired(key, keys, nowMs));
  }

  async #fresh(maxAgeUs: number): Promise<Loaded> {
    const loaded = this.#loaded;
    if (loaded !== null && this.#ports.clock.monotonicUs() - loaded.atUs < maxAgeUs) return loaded;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #load(): Promise<Loaded> {
    const { unitOfWork, clock, rotationMs } = this.#ports;
    const atUs = clock.monotonicUs();
    const found = await unitOfWork.repositories.signingKeys.list();
    const keys = isNextKeyDue(found, clock.nowMs(), rotationMs) ? await this.#makeNext() : found;
    this.#loaded = { keys, atUs };
    return this.#loaded;
  }

  async #makeNext(): Promise<readonly SigningKey[]> {
    const { unitOfWork, generator, clock, randomBytes, rotationMs } = this.#ports;
    return unitOfWork.transaction(async ({ signingKeys }) => {
      await signingKeys.lock();
      const keys = await signingKeys.list();
      const nowMs = clock.nowMs();
      if (!isNextKeyDue(keys, nowMs, rotationMs)) return keys;
      const id = newId<'signing-key'>(nowMs, randomBytes);
      const key: SigningKey = {
        id,
        ...(await generator.generate(id)),
        createdAt: new Date(nowMs),
        signsFrom: nextKeySignsFrom(keys, nowMs, rotationMs),
      };
      await signingKeys.insert(key);
      return [key, ...keys];
    });
  }
}
