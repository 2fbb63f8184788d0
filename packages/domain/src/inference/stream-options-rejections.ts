import type { Clock } from '../kernel/clock.ts';
import type { DeploymentId } from '../kernel/ids.ts';
import type { ProviderError } from './provider-error.ts';

const FORGET_AFTER_US = 3_600_000_000;
const MAX_DEPLOYMENTS = 1_000;

/**
 * Deployments whose upstream rejects `stream_options`, by which Weir asks for usage. Kept for an hour and in this process
 * only: asking again costs one request that is sent twice, and an upstream that has learnt to report its usage is soon noticed.
 */
export class StreamOptionsRejections {
  readonly #clock: Clock;
  /** When each is forgotten. The oldest comes first. */
  readonly #untilUs = new Map<DeploymentId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  has(deployment: DeploymentId): boolean {
    if (this.#untilUs.size === 0) return false;
    const untilUs = this.#untilUs.get(deployment);
    if (untilUs === undefined) return false;
    if (this.#clock.monotonicUs() < untilUs) return true;
    this.#untilUs.delete(deployment);
    return false;
  }

  add(deployment: DeploymentId): void {
    this.#untilUs.delete(deployment);
    this.#untilUs.set(deployment, this.#clock.monotonicUs() + FORGET_AFTER_US);
    const [oldest] = this.#untilUs.keys();
    if (this.#untilUs.size > MAX_DEPLOYMENTS && oldest !== undefined) this.#untilUs.delete(oldest);
  }
}

/** Whether the upstream rejected a request for its `stream_options`, by its own words. */
export function rejectsStreamOptions({ code, status, words }: ProviderError): boolean {
  if (code !== 'upstream_rejected' || (status !== 400 && status !== 422) || words === undefined) return false;
  return JSON.stringify(words).includes('stream_options');
}
