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

/** A deployment that a request asks: one attempt. */
export interface AskedDeployment {
  readonly deployment: RoutedDeployment;
  readonly load: DeploymentLoad;
  readonly permit: BreakerPermit;
  /** Monotonic milliseconds. */
  readonly askedMs: number;
}

/** A failed attempt is followed by another deployment, by a wait of milliseconds, or by nothing. */
export type NextStep = AskedDeployment | number | null;

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
 * may have passed. What `first`, `failed`, `waited`, `passedOver`, `chooseAgain` and `hedge` give is an attempt: exactly one of `succeeded`,
 * `failed`, `failedBeside`, `overtaken`, `left`, `passedOver`, `notAsked` and `givenBack` ends it. Two are under way only after `hedge`.
 */
export class Route {
  readonly #ports: RouterPorts;
  readonly #loads: DeploymentLoads;
  readonly #request: RoutedRequest;
  readonly #beganMs: number;
  #attempts = 0;
  #waits = 0;
  /** Null until the first failure: most requests have none. */
  #tried: Tried[] | null = null;
  /** The one that is asked after the wait. */
  #again: Tried | null = null;
  /** The deployment beside which another one was asked, because it was slow. */
  #slow: RoutedDeployment | null = null;
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
  first(): AskedDeployment {
    const asked = this.#next();
    if (asked === null) throw this.#refusal();
    return asked;
  }

  /** @param mayMoveOn whether the client has nothing of the answer, and the request can be sent again */
  failed(asked: AskedDeployment, error: ProviderError, mayMoveOn: boolean): NextStep {
    const nowMs = this.#nowMs;
    const isLeft = this.#hasFailed(asked, error, nowMs);
    if (!mayMoveOn || !isLeft || !this.#mayBegin(nowMs)) return null;
    return this.#next() ?? this.#wait(nowMs);
  }

  /** The same while another attempt is under way: whether that one may still answer the request. */
  failedBeside(asked: AskedDeployment, error: ProviderError): boolean {
    return this.#hasFailed(asked, error, this.#nowMs);
  }

  /** The wait that `failed` asked for is over. */
  waited(): AskedDeployment | null {
    const again = this.#again!.deployment;
    this.#again = null;
    return this.#take(again, this.#loads.of(again), true) ?? this.#next();
  }

  /** The deployment cannot express the request, or a limit does not allow it, so it was not asked. */
  passedOver(asked: AskedDeployment): NextStep {
    this.notAsked(asked);
    return this.chooseAgain();
  }

  /** The same where nothing is to follow. */
  notAsked(asked: AskedDeployment): void {
    this.givenBack(asked);
    this.#remember(asked.deployment, null, false);
  }

  /** It was not asked yet: `chooseAgain` may give it again. */
  givenBack(asked: AskedDeployment): void {
    this.left(asked);
    this.#attempts--;
  }

  /** What follows `givenBack`. */
  chooseAgain(): NextStep {
    return this.#next() ?? (this.#tried === null ? null : this.#wait(this.#nowMs));
  }

  /**
   * Another deployment, beside one that keeps the request waiting. Null where there is none, where a breaker is not closed, since the
   * others have that upstream's load already, or where the budget of the slow one is used up. Asked once at most.
   */
  hedge(slow: AskedDeployment): AskedDeployment | null {
    const { breakers, clock } = this.#ports;
    const { deployments } = this.#request;
    this.#slow = slow.deployment;
    if (!this.#mayBegin(this.#nowMs)) return null;
    if (deployments.some(({ connection }) => breakers.stateOf(connection) !== 'closed')) return null;
    if (!deployments.some((deployment) => this.#isLeft(deployment))) return null;
    return slow.load.budget.take(clock.monotonicUs()) ? this.#next() : null;
  }

  /** The first token came, this long after the deployment was asked, microseconds. */
  firstToken({ load }: AskedDeployment, ttftUs: number): void {
    load.measured(ttftUs, this.#ports.clock.monotonicUs());
  }

  succeeded({ deployment, load, permit, askedMs }: AskedDeployment): void {
    load.running--;
    this.#ports.breakers.succeeded(deployment.connection, permit, askedMs, this.#nowMs);
  }

  /** The other of two attempts has the first token: this one would have taken longer. */
  overtaken(asked: AskedDeployment): void {
    const nowUs = this.#ports.clock.monotonicUs();
    asked.load.takesLongerThan(nowUs - asked.askedMs * 1_000, nowUs);
    this.left(asked);
  }

  /** Weir ended the attempt. */
  left({ deployment, load, permit }: AskedDeployment): void {
    load.running--;
    this.#ports.breakers.givenBack(deployment.connection, permit, this.#nowMs);
  }

  /** Counts the failure. Whether another deployment may not have it. */
  #hasFailed(asked: AskedDeployment, error: ProviderError, nowMs: number): boolean {
    const { deployment, load } = asked;
    load.running--;
    if (error.retryable) load.failed(this.#ports.clock.monotonicUs());
    this.#tellBreaker(asked, error, nowMs);
    const needsLonger = isContextTooShort(error);
    if (needsLonger) this.#tooShortContext = this.#contextOf(deployment) ?? Number.POSITIVE_INFINITY;
    else if (!error.retryable) return false;
    this.#remember(deployment, needsLonger ? null : this.#againMs(error, nowMs), !needsLonger);
    return true;
  }

  /** Whether an attempt may begin, by the number of attempts and by the time. */
  #mayBegin(nowMs: number): boolean {
    const { routing } = this.#request.model;
    if (this.#attempts >= (routing.maxAttempts ?? this.#ports.maxAttempts)) return false;
    return nowMs - this.#beganMs <= routing.retryTimeMs;
  }

  /** A request counts once against a connection: that it fails again a moment later says nothing new. */
  #tellBreaker({ deployment, permit }: AskedDeployment, error: ProviderError, nowMs: number): void {
    const { breakers } = this.#ports;
    const { connection } = deployment;
    if (permit === 'yes' && this.#hasFailedAt(connection.id)) {
      breakers.givenBack(connection, permit, nowMs);
    } else breakers.failed(connection, permit, error, nowMs);
  }

  get #nowMs(): number {
    return this.#ports.clock.monotonicUs() / 1_000;
  }

  // Choosing.

  /** The next deployment that the request has not asked, if one may be asked now. */
  #next(): AskedDeployment | null {
    const { deployments } = this.#request;
    for (let start = 0; start < deployments.length; ) {
      let end = start + 1;
      while (end < deployments.length && deployments[end]!.tier === deployments[start]!.tier) end++;
      const asked = end === start + 1 ? this.#only(deployments[start]!) : this.#oneOf(start, end);
      if (asked !== null) return asked;
      start = end;
    }
    return null;
  }

  #only(deployment: RoutedDeployment): AskedDeployment | null {
    return this.#isLeft(deployment) ? this.#take(deployment) : null;
  }

  /** One of a tier of several. */
  #oneOf(start: number, end: number): AskedDeployment | null {
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
      const asked = this.#take(chosen.deployment, chosen.load);
      if (asked !== null) return asked;
      candidates = candidates.filter((candidate) => candidate !== chosen);
    }
    return null;
  }

  #key(): number | null {
    if (this.#stickyKey === undefined) this.#stickyKey = stickyKey(this.#request);
    return this.#stickyKey;
  }

  #isLeft(deployment: RoutedDeployment): boolean {
    if (deployment === this.#slow) return false;
    if (this.#tried === null) return true;
    if (this.#tried.some((tried) => tried.deployment === deployment)) return false;
    return this.#tooShortContext === 0 || (this.#contextOf(deployment) ?? 0) > this.#tooShortContext;
  }

  #contextOf({ contextLength }: RoutedDeployment): number | null {
    return contextLength ?? this.#request.model.contextLength;
  }

  /**
   * Begins an attempt. Null when the deployment is full, its breaker open, or the budget for asking its connection again used up.
   *
   * @param isPaid whether the budget has given a retry
   */
  #take(
    deployment: RoutedDeployment,
    load = this.#loads.of(deployment),
    isPaid = false,
  ): AskedDeployment | null {
    if (deployment.maxParallel !== null && load.running >= deployment.maxParallel) {
      this.#sawFull = true;
      return null;
    }
    const isRetry = this.#hasFailedAt(deployment.connection.id);
    if (isRetry && !isPaid && !load.budget.take(this.#ports.clock.monotonicUs())) return null;
    const nowMs = this.#nowMs;
    const permit = this.#ports.breakers.allows(deployment.connection, nowMs);
    if (permit === 'no') return null;
    if (!isRetry) load.budget.asked();
    load.running++;
    this.#attempts++;
    return { deployment, load, permit, askedMs: nowMs };
  }

  #hasFailedAt(connectionId: ConnectionId): boolean {
    if (this.#tried === null) return false;
    return this.#tried.some(
      ({ deployment, isFault }) => isFault && deployment.connection.id === connectionId,
    );
  }

  // Asking again.

  #remember(deployment: RoutedDeployment, againMs: number | null, isFault: boolean): void {
    this.#tried ??= [];
    const known = this.#tried.find((tried) => tried.deployment === deployment);
    if (known === undefined) this.#tried.push({ deployment, againMs, isFault });
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
        'All deployments of this model are at their limit of concurrent requests. Try again shortly.',
        { ...options, retryAfterMs: BUSY_RETRY_AFTER_MS },
      );
    }
    const { breakers } = this.#ports;
    const waits = this.#request.deployments.map(
      ({ connection }) => breakers.retryAfterMs(connection, this.#nowMs) ?? MOST_RETRY_AFTER_MS,
    );
    return new DomainError(
      'no_deployment_available',
      'All deployments of this model have failed recently. Try again later.',
      { ...options, retryAfterMs: Math.max(LEAST_RETRY_AFTER_MS, Math.min(MOST_RETRY_AFTER_MS, ...waits)) },
    );
  }
}
