import type { LiveEvent } from '@weir/contracts/live';
import type { Clock } from '@weir/domain/kernel';
import type { LiveSampler, LiveScope } from '@weir/domain/live';
import type { z } from 'zod';
import type { EventStreamRequest, EventStreams, OpenEventStream } from '../event-streams.ts';
import { toChangesWire, toSnapshotWire } from './to-wire.ts';

type Event = z.input<typeof LiveEvent>;

export interface LiveStreamsPorts {
  readonly sampler: Pick<LiveSampler, 'subscribe'>;
  readonly streams: EventStreams;
  readonly clock: Clock;
}

export interface LiveStreamRequest extends Omit<EventStreamRequest<Event>, 'begin'> {
  readonly scope: LiveScope;
  /** Whether it ends after the first snapshot. */
  readonly once: boolean;
}

/** The streams of live events of this process. */
export class LiveStreams {
  readonly #ports: LiveStreamsPorts;

  constructor(ports: LiveStreamsPorts) {
    this.#ports = ports;
  }

  /** Throws DomainError `too_many_requests`. */
  open({ scope, once, ...request }: LiveStreamRequest): Response {
    return this.#ports.streams.open<Event>({
      ...request,
      begin: (stream) => this.#subscribe(stream, scope, once),
    });
  }

  #subscribe(stream: OpenEventStream<Event>, scope: LiveScope, once: boolean): () => void {
    const { sampler, clock } = this.#ports;
    let isBehind = false;
    return sampler.subscribe(scope, {
      sampled(state, changes) {
        if (stream.isOver) return;
        if (!stream.hasRoom) {
          isBehind = true;
          return;
        }
        if (changes === null || isBehind) {
          isBehind = false;
          stream.send(toSnapshotWire(state));
          if (once) stream.end(null);
          return;
        }
        const isSame = changes.requests === null && changes.refusals === null && changes.system === null;
        if (!isSame) stream.send(toChangesWire(state, changes));
      },
      failed(code) {
        if (stream.isOver) return;
        if (!stream.hasRoom) isBehind = true;
        else stream.send({ event: 'unavailable', at: new Date(clock.nowMs()).toISOString(), code });
      },
      passed: () => stream.passed(),
    });
  }
}
