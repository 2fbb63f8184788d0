import type { Clock } from '../kernel/clock.ts';
import { type DomainError, isDomainError } from '../kernel/domain-error.ts';

/** Reads what passes. Both throw a DomainError when the request must not go on. */
export interface BodyCheck {
  push(bytes: Uint8Array): void;
  /** All has come. */
  end(): void;
}

/** The client's end. */
export interface BodySource {
  pause(): void;
  resume(): void;
  /** Nobody needs the rest. Called at most once. */
  leave(): void;
}

/** The upstream's end. */
export interface BodySink {
  /** False: nothing more until `ArrivingBody.resume`. */
  chunk(bytes: Uint8Array): boolean;
  end(): void;
}

/**
 * The rest of a request's body, which goes to an upstream while it arrives. It is never held: the client is paused while the
 * upstream takes nothing, and what one attempt has taken no other attempt can have.
 */
export class ArrivingBody {
  /** What has come beyond the held bytes. */
  arrivedBytes = 0;
  /** Whether all of it has come and was sent on. */
  isComplete = false;
  /** Told of what the check finds, at most once. The upstream gets no more. */
  onRefused: ((error: DomainError) => void) | null = null;
  /** Bytes to come, as the client declared them; null when it did not. */
  readonly declaredBytes: number | null;
  readonly #limitBytes: number;
  readonly #check: BodyCheck;
  readonly #source: BodySource;
  readonly #clock: Clock;
  #sink: BodySink | null = null;
  #isFlowing = false;
  #isLeft = false;
  /** When it was paused or ended, monotonic microseconds. */
  #sinceUs: number;

  /**
   * @param limitBytes the most that may come
   * @param source paused
   */
  constructor(
    declaredBytes: number | null,
    limitBytes: number,
    check: BodyCheck,
    source: BodySource,
    clock: Clock,
  ) {
    this.declaredBytes = declaredBytes;
    this.#limitBytes = limitBytes;
    this.#check = check;
    this.#source = source;
    this.#clock = clock;
    this.#sinceUs = clock.monotonicUs();
  }

  /** How many bytes may still come at most. */
  get mostBytes(): number {
    return (this.declaredBytes ?? this.#limitBytes) - this.arrivedBytes;
  }

  /** Since when the upstream is waited for: to take more, or to answer. Monotonic microseconds; null while the client is. */
  get upstreamSinceUs(): number | null {
    return this.#isFlowing ? null : this.#sinceUs;
  }

  // The upstream's side.

  /** Sends it there from now on. */
  open(sink: BodySink): void {
    this.#sink = sink;
    if (this.isComplete) sink.end();
    else this.resume();
  }

  resume(): void {
    if (this.#isFlowing || this.isComplete || this.#isLeft) return;
    this.#isFlowing = true;
    this.#source.resume();
  }

  /** This sink takes no more. */
  close(sink: BodySink): void {
    if (this.#sink !== sink) return;
    this.#sink = null;
    this.#pause();
  }

  /** No attempt can need it any more: the client is not waited for. */
  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#isFlowing = false;
    this.#sink = null;
    if (!this.isComplete) this.#source.leave();
  }

  // The client's side.

  push(bytes: Uint8Array): void {
    if (this.#isLeft) return;
    this.arrivedBytes += bytes.length;
    try {
      this.#check.push(bytes);
    } catch (error) {
      this.#refuse(error);
      return;
    }
    if (this.#sink?.chunk(bytes) === false) this.#pause();
  }

  end(): void {
    if (this.#isLeft) return;
    try {
      this.#check.end();
    } catch (error) {
      this.#refuse(error);
      return;
    }
    this.isComplete = true;
    this.#stopWaiting();
    this.#sink?.end();
  }

  #pause(): void {
    if (!this.#isFlowing) return;
    this.#stopWaiting();
    this.#source.pause();
  }

  #stopWaiting(): void {
    this.#isFlowing = false;
    this.#sinceUs = this.#clock.monotonicUs();
  }

  #refuse(error: unknown): void {
    if (!isDomainError(error)) throw error;
    this.#sink = null;
    this.onRefused?.(error);
  }
}
