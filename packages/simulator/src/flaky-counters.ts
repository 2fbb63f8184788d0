const maximumKeys = 10_000;

/** Counts the requests that each key has failed already. Forgets the oldest key beyond a bound. */
export class FlakyCounters {
  readonly #failures = new Map<string, number>();

  /** @returns whether this request is one of the first `times` of its key. */
  shouldFail(key: string, times: number): boolean {
    const failures = this.#failures.get(key) ?? 0;
    if (failures >= times) return false;
    if (this.#failures.size >= maximumKeys && !this.#failures.has(key)) {
      const oldest = this.#failures.keys().next();
      if (!oldest.done) this.#failures.delete(oldest.value);
    }
    this.#failures.set(key, failures + 1);
    return true;
  }

  clear(): void {
    this.#failures.clear();
  }
}
