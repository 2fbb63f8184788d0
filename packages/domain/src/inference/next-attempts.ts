import { type DomainError, isDomainError } from '../kernel/domain-error.ts';
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

/** Writes the request for each deployment of its route, and passes over those that cannot express it. */
export class NextAttempts {
  readonly #route: Route;
  readonly #request: InferenceRequest;
  readonly #rejections: StreamOptionsRejections;
  /** Set once an attempt needed one, until the body is released. */
  #translation: RequestTranslation | null = null;

  constructor(route: Route, request: InferenceRequest, rejections: StreamOptionsRejections) {
    this.#route = route;
    this.#request = request;
    this.#rejections = rejections;
  }

  /** @throws DomainError `no_deployment_available`, `deployments_busy`, or `unsupported_parameter` when none can express the request */
  first(): PreparedAttempt {
    return this.#prepare(this.#route.first()) as PreparedAttempt;
  }

  /** What follows a failure; null when nothing does. */
  after(next: NextStep, leavesOptionsOut = false): PreparedAttempt | number | null {
    if (next === null || typeof next === 'number') return next;
    try {
      return this.#prepare(next, leavesOptionsOut);
    } catch (error) {
      if (isDomainError(error)) return null;
      throw error;
    }
  }

  /** Another deployment beside a slow one; null when none may be asked, or the next one cannot express the request. */
  beside(slow: AskedDeployment): PreparedAttempt | null {
    const asked = this.#route.hedge(slow);
    if (asked === null) return null;
    try {
      return this.#prepared(asked, false);
    } catch (error) {
      this.#route.notAsked(asked);
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
   * For this deployment, or for the next one that can express the request. A wait in milliseconds when none can but one that has
   * failed.
   *
   * @throws DomainError `unsupported_parameter`, that of the first, when none can
   */
  #prepare(first: AskedDeployment, leavesOptionsOut = false): PreparedAttempt | number {
    let refusal: DomainError | null = null;
    let next: NextStep = first;
    let leavesOut = leavesOptionsOut;
    while (next !== null && typeof next !== 'number') {
      try {
        return this.#prepared(next, leavesOut);
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
