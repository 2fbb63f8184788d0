import { DomainError } from '@weir/domain/kernel';

/** Counts the bytes of all request bodies that are in memory against one limit. */
export class BodyMemory {
  readonly #maxBytes: number;
  #usedBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Whether there is room for these bytes now. */
  hasRoom(bytes: number): boolean {
    return this.#usedBytes + bytes <= this.#maxBytes;
  }

  /** Takes room for these bytes, which `giveBack` must return; false, and nothing taken, when there is not enough. */
  take(bytes: number): boolean {
    if (!this.hasRoom(bytes)) return false;
    this.#usedBytes += bytes;
    return true;
  }

  readonly giveBack = (bytes: number): void => {
    this.#usedBytes -= bytes;
  };

  /** For a body for which there is no room. */
  refusal(): DomainError {
    return new DomainError(
      'body_memory_full',
      'The gateway’s memory for request bodies is full at the moment. Try again later.',
      { retryable: true, retryAfterMs: RETRY_AFTER_MS },
    );
  }
}

/** Bodies are let go with the first byte of their answers. */
const RETRY_AFTER_MS = 2_000;
