/** Of the requests that go to a connection, so many may be asked there again. */
const RETRIES_PER_REQUEST = 0.2;
/** So many retries are always possible each second, since a share of few requests is none. */
const FLOOR_PER_SECOND = 1;
const FLOOR = 10;
/** Most retries that quiet times save up. */
const MOST_SAVED = 100;

/**
 * Limits how often requests ask a connection again that has failed them, so that an outage is not multiplied by its
 * retries: a token bucket, filled by requests. Another connection that is asked instead costs nothing here.
 */
export class RetryBudget {
  #tokens = FLOOR;
  #filledUs = 0;

  /** A request asks the connection for the first time. */
  asked(): void {
    if (this.#tokens < MOST_SAVED) this.#tokens += RETRIES_PER_REQUEST;
  }

  /** Takes a retry. False when none is left. */
  take(nowUs: number): boolean {
    if (this.#tokens < FLOOR) {
      const filled = ((nowUs - this.#filledUs) / 1e6) * FLOOR_PER_SECOND;
      this.#tokens = Math.min(FLOOR, this.#tokens + filled);
    }
    this.#filledUs = nowUs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
