import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { Clock } from '@weir/domain/kernel';
import type { AwsKeys } from './sign-request.ts';

/** How long a chain without credentials is not asked again: it may take seconds to say so. */
const FAILURE_US = 5_000_000;

const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/**
 * The gateway's own AWS identity, by the default chain of the AWS SDK: environment, profile, SSO, process, web identity, container,
 * instance. The chain keeps what it found, renews it five minutes before it expires, and asks once for all who wait.
 */
export class GatewayCredentials {
  readonly #clock: Clock;
  readonly #chain: () => Promise<AwsKeys>;
  #failure: { readonly error: unknown; readonly untilUs: number } | null = null;

  /** @param region for services that the chain itself asks */
  constructor(clock: Clock, region: string | null, chain?: () => Promise<AwsKeys>) {
    this.#clock = clock;
    this.#chain =
      chain ?? defaultProvider({ logger: SILENT, ...(region !== null && { clientConfig: { region } }) });
  }

  /** Rejects when there are none. The caller limits the wait. */
  async get(): Promise<AwsKeys> {
    const nowUs = this.#clock.monotonicUs();
    if (this.#failure !== null && nowUs < this.#failure.untilUs) throw this.#failure.error;
    try {
      return await this.#chain();
    } catch (error) {
      this.#failure = { error, untilUs: this.#clock.monotonicUs() + FAILURE_US };
      throw error;
    }
  }
}
