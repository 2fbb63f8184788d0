import type { ProviderError, ProviderErrorCode } from '../inference/provider-error.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { Model } from '../models/model.ts';
import { retryDelayMs } from './backoff.ts';
import type { BreakerPermit } from './breaker.ts';
import type { Candidate } from './candidate.ts';
import { chooseByKey } from './choose-by-key.ts';
import { chooseByStrategy } from './choose-by-strategy.ts';
import { isContextTooShort } from './context-length.ts';
import type { DeploymentLoad } from './deployment-load.ts';
import type { DeploymentLoads } from './deployment-loads.ts';
import type { RouterPorts } from './ports.ts';
import { type StickyRequest, stickyKey } from './sticky-key.ts';

/** Until a place may be free at a deployment that is full: nobody knows. */
const BUSY_RETRY_AFTER_MS = 1_000;
const LEAST_RETRY_AFTER_MS = 1_000;
/** Also where nobody knows it: an upstream that comes back is asked long before its breaker's time is over. */
const MOST_RETRY_AFTER_MS = 60_000;

/** Failures that the same deployment may not have the next time, a moment later. Not those that took long, or are lasting. */
const PASSING: ReadonlySet<ProviderErrorCode> = new Set([
  'upstream_rate_limited',
  'upstream_failed',
  'upstream_overloaded',
  'upstream_connect_failed',
  'upstream_connection_lost',
  'upstream_ended_early',
  'upstream_error_event',
] satisfies ProviderErrorCode[]);

export interface RoutedRequest extends StickyRequest {
  readonly model: Pick<Model, 'routing' | 'contextLength'>;
  /** Lowest tier first; at least one. */
  readonly deployments: readonly RoutedDeployment[];
}

/** A failed attempt is followed by another deployment, by a wait of milliseconds, or by nothing. */
export type NextStep = RoutedDeployment | number | null;

/** A deployment that has failed the request. */
interface Tried {
  readonly deployment: RoutedDeployment;
  /** When it may be asked again, monotonic milliseconds; null for never. */
  againMs: number | null;
  /** Whether the failure was the upstream's. */
  isFault: boolean;
}

/**
 * The way of one request through the deployments of its model: tier by tier, each deployment once; then those again whose failure
 * may have passed. A deployment that `first`, `failed`, `waited` or `passedOver` gives is an attempt: exactly one of `succeeded`,
 * `failed`, `left` and `passedOver` ends it.
 */
export class Route {
  readonly #ports: RouterPorts;
  readonly #loads: DeploymentLoads;
  readonly #request: RoutedRequest;
  readonly #beganMs: number;
  /** The deployment that is asked, or was asked last. */
  #asked!: RoutedDeployment;
  #load!: DeploymentLoad;
  #permit: BreakerPermit = 'yes';
  #askedMs = 0;
  #attempts = 0;
  #waits = 0;
  /** Null until the first failure: most requests have none. */
  #tried: Tried[] | null = null;
  /** The one that is asked after the wait. */
  #again: Tried | null = null;
  /** Deployments with no longer context reject the request. */
  #tooShortContext = 0;
  /** Undefined until it is needed. */
  #stickyKey: number | null | undefined;
  #sawFull = false;

  constructor(ports: RouterPorts, loads: DeploymentLoads, request: RoutedRequest) {
    this.#ports = ports;
    this.#loads = loads;
    this.#request = request;
    this.#beganMs = this.#nowMs;
  }

  /** @throws DomainError `no_deployment_available`, `deployments_busy` */
  first(): RoutedDeployment {
    const deployment = this.#next();
    if (deployment === null) throw this.#refusal();
    return deployment;
  }

  /** @param mayMoveOn whether the client has nothing of the answer */
  failed(error: ProviderError, mayMoveOn: boolean): NextStep {
    const { clock, maxAttempts } = this.#ports;
    const { routing } = this.#request.model;
    const nowMs = this.#nowMs;
    this.#load.running--;
    if (error.retryable) this.#load.failed(clock.monotonicUs());
    this.#tellBreaker(error, nowMs);
    if (!mayMoveOn || this.#attempts >= (routing.maxAttempts ?? maxAttempts)) return null;
    if (nowMs - this.#beganMs > routing.retryTimeMs) return null;
    const needsLonger = isContextTooShort(error);
    if (needsLonger) this.#tooShortContext = this.#contextOf(this.#asked) ?? Number.POSITIVE_INFINITY;
    else if (!error.retryable) return null;
    this.#remember(needsLonger ? null : this.#againMs(error, nowMs), !needsLonger);
    return this.#next() ?? this.#wait(nowMs);
  }

  /** The wait that `failed` asked for is over. */
  waited(): RoutedDeployment | null {
    const again = this.#again!.deployment;
    this.#again = null;
    return this.#take(again, this.#loads.of(again), true) ? again : this.#next();
  }

  /** The deployment cannot express the request, so it was not asked. */
  passedOver(): NextStep {
    this.left();
    this.#attempts--;
    this.#remember(null, false);
    return this.#next() ?? this.#wait(this.#nowMs);
  }

  /** The first token came, this long after the deployment was asked, microseconds. */
  firstToken(ttftUs: number): void {
    this.#load.measured(ttftUs, this.#ports.clock.monotonicUs());
  }

  succeeded(): void {
    this.#load.running--;
    this.#ports.breakers.succeeded(this.#asked.connection, this.#permit, this.#askedMs, this.#nowMs);
  }

  /** Weir ended the attempt. */
  left(): void {
    this.#load.running--;
    this.#ports.breakers.givenBack(this.#asked.connection, this.#permit, this.#nowMs);
  }

  /** A request counts once against a connection: that it fails again a moment later says nothing new. */
  #tellBreaker(error: ProviderError, nowMs: number): void {
    const { breakers } = this.#ports;
    const { connection } = this.#asked;
    if (this.#permit === 'yes' && this.#hasFailedAt(connection.id)) {
      breakers.givenBack(connection, this.#permit, nowMs);
    } else breakers.failed(connection, this.#permit, error, nowMs);
  }

  get #nowMs(): number {
    return this.#ports.clock.monotonicUs() / 1_000;
  }

  // Choosing.

  /** The next deployment that the request has not asked, if one may be asked now. */
  #next(): RoutedDeployment | null {
    const { deployments } = this.#request;
    for (let start = 0; start < deployments.length; ) {
      let end = start + 1;
      while (end < deployments.length && deployments[end]!.tier === deployments[start]!.tier) end++;
      const deployment = end === start + 1 ? this.#only(deployments[start]!) : this.#oneOf(start, end);
      if (deployment !== null) return deployment;
      start = end;
    }
    return null;
  }

  #only(deployment: RoutedDeployment): RoutedDeployment | null {
    return this.#isLeft(deployment) && this.#take(deployment) ? deployment : null;
  }

  /** One of a tier of several. */
  #oneOf(start: number, end: number): RoutedDeployment | null {
    const { deployments, model } = this.#request;
    const { strategy, stickiness } = model.routing;
    let candidates: Candidate[] = [];
    for (let i = start; i < end; i++) {
      const deployment = deployments[i]!;
      if (this.#isLeft(deployment)) candidates.push({ deployment, load: this.#loads.of(deployment) });
    }
    const key = stickiness === 'auto' ? this.#key() : null;
    while (candidates.length > 0) {
      const chosen =
        key === null
          ? chooseByStrategy(strategy, candidates, this.#ports.random, this.#ports.clock.monotonicUs())
          : chooseByKey(key, candidates, strategy === 'weighted');
      if (this.#take(chosen.deployment, chosen.load)) return chosen.deployment;
      candidates = candidates.filter((candidate) => candidate !== chosen);
    }
    return null;
  }

  #key(): number | null {
    if (this.#stickyKey === undefined) this.#stickyKey = stickyKey(this.#request);
    return this.#stickyKey;
  }

  #isLeft(deployment: RoutedDeployment): boolean {
    if (this.#tried === null) return true;
    if (this.#tried.some((tried) => tried.deployment === deployment)) return false;
    return this.#tooShortContext === 0 || (this.#contextOf(deployment) ?? 0) > this.#tooShortContext;
  }

  #contextOf({ contextLength }: RoutedDeployment): number | null {
    return contextLength ?? this.#request.model.contextLength;
  }

  /**
   * Begins an attempt. False when the deployment is full, its breaker open, or the budget for asking its connection again used up.
   *
   * @param isPaid whether the budget has given a retry
   */
  #take(deployment: RoutedDeployment, load = this.#loads.of(deployment), isPaid = false): boolean {
    if (deployment.maxParallel !== null && load.running >= deployment.maxParallel) {
      this.#sawFull = true;
      return false;
    }
    const isRetry = this.#hasFailedAt(deployment.connection.id);
    if (isRetry && !isPaid && !load.budget.take(this.#ports.clock.monotonicUs())) return false;
    const nowMs = this.#nowMs;
    const permit = this.#ports.breakers.allows(deployment.connection, nowMs);
    if (permit === 'no') return false;
    if (!isRetry) load.budget.asked();
    load.running++;
    this.#asked = deployment;
    this.#load = load;
    this.#permit = permit;
    this.#askedMs = nowMs;
    this.#attempts++;
    return true;
  }

  #hasFailedAt(connectionId: ConnectionId): boolean {
    if (this.#tried === null) return false;
    return this.#tried.some(
      ({ deployment, isFault }) => isFault && deployment.connection.id === connectionId,
    );
  }

  // Asking again.

  #remember(againMs: number | null, isFault: boolean): void {
    this.#tried ??= [];
    const known = this.#tried.find(({ deployment }) => deployment === this.#asked);
    if (known === undefined) this.#tried.push({ deployment: this.#asked, againMs, isFault });
    else Object.assign(known, { againMs, isFault });
  }

  #againMs(error: ProviderError, nowMs: number): number | null {
    if (!PASSING.has(error.code)) return null;
    const delayMs = retryDelayMs(this.#waits, error.retryAfterMs, this.#ports.random);
    return delayMs === null ? null : nowMs + delayMs;
  }

  /** Until the first of those that were asked may be asked again; null for never. */
  #wait(nowMs: number): number | null {
    const { routing } = this.#request.model;
    let soonest: Tried | null = null;
    for (const tried of this.#tried!) {
      if (tried.againMs === null || this.#isTooShort(tried)) continue;
      if (tried.againMs - this.#beganMs > routing.retryTimeMs) continue;
      if (soonest === null || tried.againMs < soonest.againMs!) soonest = tried;
    }
    if (soonest === null) return null;
    const { budget } = this.#loads.of(soonest.deployment);
    if (!budget.take(this.#ports.clock.monotonicUs())) return null;
    this.#again = soonest;
    this.#waits++;
    return Math.max(1, Math.ceil(soonest.againMs! - nowMs));
  }

  #isTooShort({ deployment }: Tried): boolean {
    return this.#tooShortContext > 0 && (this.#contextOf(deployment) ?? 0) <= this.#tooShortContext;
  }

  #refusal(): DomainError {
    const options = { param: 'model', retryable: true };
    if (this.#sawFull) {
      return new DomainError(
        'deployments_busy',
        'Everything that serves this model has as many requests as it may. Please try again.',
        { ...options, retryAfterMs: BUSY_RETRY_AFTER_MS },
      );
    }
    const { breakers } = this.#ports;
    const waits = this.#request.deployments.map(
      ({ connection }) => breakers.retryAfterMs(connection, this.#nowMs) ?? MOST_RETRY_AFTER_MS,
    );
    return new DomainError(
      'no_deployment_available',
      'Everything that serves this model has failed lately. Please try again later.',
      { ...options, retryAfterMs: Math.max(LEAST_RETRY_AFTER_MS, Math.min(MOST_RETRY_AFTER_MS, ...waits)) },
    );
  }
}
