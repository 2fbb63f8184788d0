import type { ServerResponse } from 'node:http';

/** Counts the requests whose answer has not left yet, so that a shutdown can wait for them. */
export class RequestsInFlight {
  #count = 0;
  #whenNone: (() => void)[] = [];

  get count(): number {
    return this.#count;
  }

  arrived(outgoing: ServerResponse): void {
    this.#count += 1;
    outgoing.once('close', this.#answered);
  }

  /** Resolves once there is none. */
  async none(): Promise<void> {
    if (this.#count > 0) await new Promise<void>((resolve) => this.#whenNone.push(resolve));
  }

  readonly #answered = (): void => {
    this.#count -= 1;
    if (this.#count > 0) return;
    for (const resolve of this.#whenNone.splice(0)) resolve();
  };
}
