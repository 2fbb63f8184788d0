import type { AnswerStream, AnswerStreamListener } from './answer-stream.ts';
import { newStreamState, observe, type StreamState } from './stream-state.ts';

/**
 * A body that nobody reads here, such as sound: each chunk goes to the client as it comes. Nothing is held, because without a
 * declared length the client has a whole body only when its transfer ends, which is after the settlement.
 */
export class PassedBody implements AnswerStream {
  readonly state: StreamState = newStreamState();
  readonly lastEvent = null;
  heardUs: number | null = null;
  readonly betweenEvents = true;
  readonly generatedBytes = 0;
  readonly tailBytes = 0;
  readonly #listener: Pick<AnswerStreamListener, 'pass'>;

  constructor(listener: Pick<AnswerStreamListener, 'pass'>) {
    this.#listener = listener;
  }

  push(chunk: Uint8Array, nowUs: number): void {
    // Chunks are no tokens: only the first one says something, when the answer began.
    if (this.heardUs === null) observe(this.state, { kind: 'token' }, nowUs);
    this.heardUs = nowUs;
    this.#listener.pass(chunk);
  }

  endInput(): 'finished' {
    return 'finished';
  }

  release(): void {}
}
