import { hashText } from './hash.ts';
import type { RetryBudget } from './retry-budget.ts';

/** How much a new time to first token changes the average, at least. */
const LEAST_SHARE = 0.1;
/** A time this old counts half. */
const HALF_LIFE_US = 10_000_000;
/** Without news the average halves in this time, so that a deployment that was slow is asked again. */
const FORGET_HALF_US = 30_000_000;
/** What a failure counts as: no upstream is worth asking because it fails fast. */
const FAILURE_US = 5_000_000;

/** What this process knows of a deployment's use. It outlives snapshots of the catalog. */
export class DeploymentLoad {
  /** Attempts of this process that have not ended. */
  running = 0;
  /** Of smooth weighted round robin: how much the deployment is owed. */
  owed = 0;
  /** Places the deployment among others for a sticky key. */
  readonly hash: number;
  /** Of its connection. */
  readonly budget: RetryBudget;
  #ttftUs = 0;
  #measuredUs = 0;

  constructor(deploymentId: string, budget: RetryBudget) {
    this.hash = hashText(deploymentId, 0);
    this.budget = budget;
  }

  /** The decayed average of the times to first token, microseconds; 0 when nothing is known. */
  ttftUs(nowUs: number): number {
    return this.#ttftUs === 0 ? 0 : this.#ttftUs * 2 ** ((this.#measuredUs - nowUs) / FORGET_HALF_US);
  }

  measured(ttftUs: number, nowUs: number): void {
    const age = 2 ** ((this.#measuredUs - nowUs) / HALF_LIFE_US);
    const share = this.#ttftUs === 0 ? 1 : Math.max(LEAST_SHARE, 1 - age);
    this.#ttftUs += (ttftUs - this.#ttftUs) * share;
    this.#measuredUs = nowUs;
  }

  /** An attempt was given up before its first token. */
  takesLongerThan(us: number, nowUs: number): void {
    if (us > this.ttftUs(nowUs)) this.measured(us, nowUs);
  }

  failed(nowUs: number): void {
    this.#ttftUs = Math.max(this.ttftUs(nowUs), FAILURE_US);
    this.#measuredUs = nowUs;
  }
}
