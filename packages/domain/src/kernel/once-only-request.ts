import { DomainError } from './domain-error.ts';
import type { ServiceAccountId, UserId } from './ids.ts';

/** A request with an idempotency key, of one user or service account. */
export interface IdempotentRequest {
  readonly callerId: UserId | ServiceAccountId;
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  /** SHA-256 of the credential's id and the body, lower-case hexadecimal. */
  readonly requestHash: string;
  /** Distinguishes this request from another with the same key. */
  readonly requestId: string;
}

/** An answer as it is stored for when its request is made again. */
export interface KeptAnswer {
  readonly status: number;
  readonly bodyEncrypted: Uint8Array;
}

/**
 * A request with an idempotency key. Its write and its answer are one transaction: the transaction stays open while the
 * answer is made from the result, and stores both. So the key is taken if and only if there is an answer for it, and a
 * secret that is shown once is never lost with the process.
 */
export class OnceOnlyRequest {
  readonly request: IdempotentRequest;
  readonly #answer = Promise.withResolvers<KeptAnswer>();
  #committed: Promise<void> | null = null;

  constructor(request: IdempotentRequest) {
    this.request = request;
    // Without a write nobody waits for it.
    this.#answer.promise.catch(() => {});
  }

  /**
   * Begins the write. Called once for each request.
   *
   * @param transact runs the transaction, in which it awaits the answer to its result; settles with its commit
   * @returns the result, which is not committed yet
   */
  write<Result>(
    transact: (answerTo: (result: Result) => Promise<KeptAnswer>) => Promise<void>,
  ): Promise<Result> {
    if (this.#committed !== null) throw new Error('A request with an idempotency key writes once.');
    const written = Promise.withResolvers<Result>();
    let shown = false;
    this.#committed = transact((result) => {
      // A transaction that is tried again must not pair a second result with the answer to the first.
      if (shown) return Promise.reject(interrupted());
      shown = true;
      written.resolve(result);
      return this.#answer.promise;
    });
    this.#committed.catch(written.reject);
    return written.promise;
  }

  /** Stores the answer and commits. Rejects when that fails: then nothing was written. */
  async commit(answer: KeptAnswer): Promise<void> {
    this.#answer.resolve(answer);
    await this.#committed;
  }

  /** Rolls the write back, if there is one: the request has no answer to keep. */
  async rollBack(): Promise<void> {
    this.#answer.reject(interrupted());
    await this.#committed?.catch(() => {});
  }
}

function interrupted(): DomainError {
  return new DomainError('database_unavailable', 'The request was interrupted. Try again.', {
    retryable: true,
    internal: 'answer_not_kept',
  });
}
