import type { ProviderError } from '../inference/provider-error.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { RouterPorts } from './ports.ts';

/**
 * The way of one request through the deployments of its model. A deployment that `first`, `failed` or `passedOver` gives
 * is one attempt: exactly one of `succeeded`, `failed`, `left` and `passedOver` ends it.
 */
export class Route {
  readonly #ports: RouterPorts;
  readonly #deployments: readonly RoutedDeployment[];
  /** Of the deployment that is asked. */
  #index = -1;
  #attempts = 0;

  constructor(ports: RouterPorts, deployments: readonly RoutedDeployment[]) {
    this.#ports = ports;
    this.#deployments = deployments;
  }

  /** @throws DomainError `no_deployment_available` */
  first(): RoutedDeployment {
    const deployment = this.#next();
    if (deployment === null) throw this.#noneAvailable();
    return deployment;
  }

  /** @param mayMoveOn whether the client has nothing of the answer */
  failed(error: ProviderError, mayMoveOn: boolean): RoutedDeployment | null {
    const { breakers, clock, maxAttempts } = this.#ports;
    breakers.failed(this.#asked.connection, error, clock.nowMs());
    if (!mayMoveOn || !error.retryable || this.#attempts >= maxAttempts) return null;
    return this.#next();
  }

  /** The deployment cannot express the request, so it was not asked. */
  passedOver(): RoutedDeployment | null {
    this.left();
    this.#attempts--;
    return this.#next();
  }

  succeeded(): void {
    const { breakers, clock } = this.#ports;
    breakers.succeeded(this.#asked.connection, clock.nowMs());
  }

  /** Weir ended the attempt. */
  left(): void {
    const { breakers, clock } = this.#ports;
    breakers.left(this.#asked.connection, clock.nowMs());
  }

  get #asked(): RoutedDeployment {
    return this.#deployments[this.#index]!;
  }

  #next(): RoutedDeployment | null {
    const { breakers, clock } = this.#ports;
    while (++this.#index < this.#deployments.length) {
      if (breakers.allows(this.#asked.connection, clock.nowMs()) === 'no') continue;
      this.#attempts++;
      return this.#asked;
    }
    return null;
  }

  #noneAvailable(): DomainError {
    const { breakers, clock } = this.#ports;
    const waits = this.#deployments.map(({ connection }) => breakers.retryAfterMs(connection, clock.nowMs()));
    return new DomainError(
      'no_deployment_available',
      'No upstream of this model is available at the moment. Please try again.',
      { param: 'model', retryable: true, retryAfterMs: Math.max(1_000, Math.min(...waits)) },
    );
  }
}
