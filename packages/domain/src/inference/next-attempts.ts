import { type DomainError, isDomainError } from '../kernel/domain-error.ts';
import { limitsUnavailable } from '../limits/limit-refusal.ts';
import type { AskedDeployment, NextStep, Route } from '../routing/route.ts';
import type { InferenceRequest } from './inference-request.ts';
import type { StreamOptionsRejections } from './stream-options-rejections.ts';
import { type AttemptForm, RequestTranslation } from './translation/request-translation.ts';
import { passesRaw } from './translation/serving.ts';

/** A deployment that is asked next, and the request as it gets it: not kept, since it has the bytes of the request. */
export interface PreparedAttempt {
  readonly asked: AskedDeployment;
  readonly form: AttemptForm;
  /** Whether the deployment rejected `stream_options` that only Weir had added, and is asked once more without. */
  readonly leavesOptionsOut: boolean;
}

/** Nobody knows yet whether a limit allows what comes next. `onLimitKnown` will be called. */
const ASKS_LIMIT = 'asks a limit';

/** What follows a failure: an attempt, a wait of milliseconds, a wait for the answer of a limit, or nothing. */
export type NextAttempt = PreparedAttempt | number | typeof ASKS_LIMIT | null;

const UNAVAILABLE_RETRY_AFTER_MS = 1_000;

/**
 * Writes the request for each deployment of its route, and passes over those that cannot express it, or that cost more than is left. A
 * request that was admitted as free is charged before it goes where it costs something.
 */
export class NextAttempts {
  /** Why a deployment that costs something was passed over; null where none was. */
  limitRefusal: DomainError | null = null;
  readonly #route: Route;
  readonly #request: InferenceRequest;
  readonly #rejections: StreamOptionsRejections;
  readonly #onLimitKnown: () => void;
  /** Whether nothing is reserved for what costs something. */
  #isFree: boolean;
  /** Set once an attempt needed one, until the body is released. */
  #translation: RequestTranslation | null = null;

  constructor(
    route: Route,
    request: InferenceRequest,
    rejections: StreamOptionsRejections,
    onLimitKnown: () => void,
  ) {
    this.#route = route;
    this.#request = request;
    this.#rejections = rejections;
    this.#onLimitKnown = onLimitKnown;
    this.#isFree = request.isFree;
  }

  /**
   * @throws DomainError `no_deployment_available`, `deployments_busy`, `unsupported_parameter` when none can express the request, or
   *   one of a limit
   */
  first(): PreparedAttempt {
    const first = this.#prepare(this.#route.first());
    // What was free a moment ago, when the request was admitted, cannot be asked any more.
    if (first === ASKS_LIMIT) throw limitsUnavailable(UNAVAILABLE_RETRY_AFTER_MS);
    return first as PreparedAttempt;
  }

  /** What follows a failure. */
  after(next: NextStep, leavesOptionsOut = false): NextAttempt {
    if (next === null || typeof next === 'number') return next;
    try {
      return this.#prepare(next, leavesOptionsOut);
    } catch (error) {
      if (isDomainError(error)) return null;
      throw error;
    }
  }

  /** What follows once the limit has answered. */
  onceKnown(): NextAttempt {
    return this.after(this.#route.chooseAgain());
  }

  /** Another deployment beside a slow one; null when none may be asked, or the next one cannot express the request. */
  beside(slow: AskedDeployment): PreparedAttempt | null {
    const asked = this.#route.hedge(slow);
    if (asked === null) return null;
    try {
      if (!this.#asksLimit(asked)) return this.#prepared(asked, false);
      this.#route.givenBack(asked);
      return null;
    } catch (error) {
      this.#route.notAsked(asked);
      // The first one may answer as well.
      this.limitRefusal = null;
      if (isDomainError(error)) return null;
      throw error;
    }
  }

  /** No other attempt can come. */
  release(): void {
    this.#request.body.release();
    this.#translation = null;
  }

  /**
   * For this deployment, or for the next one that can express the request and may be asked. A wait when none can but one that has
   * failed.
   *
   * @throws DomainError `unsupported_parameter`, or that of a limit, of the first one, when none can
   */
  #prepare(first: AskedDeployment, leavesOptionsOut = false): NextAttempt {
    let refusal: DomainError | null = null;
    let next: NextStep = first;
    let leavesOut = leavesOptionsOut;
    while (next !== null && typeof next !== 'number') {
      try {
        if (!this.#asksLimit(next)) return this.#prepared(next, leavesOut);
        this.#route.givenBack(next);
        return ASKS_LIMIT;
      } catch (error) {
        if (!isDomainError(error)) {
          this.#route.left(next);
          throw error;
        }
        refusal ??= error;
        leavesOut = false;
        next = this.#route.passedOver(next);
      }
    }
    if (next !== null) return next;
    throw refusal!;
  }

  /**
   * Whether it is not known yet that there is room in the limits for what the deployment costs.
   *
   * @throws DomainError of the limit that has no room
   */
  #asksLimit({ deployment }: AskedDeployment): boolean {
    if (!this.#isFree || deployment.connection.free) return false;
    const answer = this.#request.admitted.charge(this.#onLimitKnown);
    if (answer === 'waits') return true;
    this.#isFree = answer !== 'goes on';
    if (answer === 'goes on') return false;
    this.limitRefusal = answer;
    throw answer;
  }

  /** @throws DomainError `invalid_parameter`, `unsupported_parameter` when the request cannot be translated for the deployment */
  #prepared(asked: AskedDeployment, leavesOptionsOut: boolean): PreparedAttempt {
    const { deployment } = asked;
    const { parsed, operation } = this.#request;
    const mayAsk = !leavesOptionsOut && !this.#rejections.has(deployment.id);
    if (passesRaw(operation, deployment)) {
      const form = parsed.forUpstream(deployment.upstreamName, deployment.connection, mayAsk);
      return { asked, form, leavesOptionsOut };
    }
    this.#translation ??= new RequestTranslation(this.#request);
    return { asked, form: this.#translation.formFor(deployment, mayAsk), leavesOptionsOut };
  }
}
