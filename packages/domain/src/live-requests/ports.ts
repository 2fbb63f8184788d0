import type { LiveRequest, LiveRequestFilter } from '../inference/live-request.ts';
import type { RequestCancellation } from '../kernel/change-feed.ts';

/** The requests that run in this process. */
export interface LiveRequests {
  /** The latest first. */
  liveRequests(filter: LiveRequestFilter, limit: number): readonly LiveRequest[];
}

export interface CancellationRepository {
  /** Tells every process after the commit; the one that runs the request ends it. */
  send(cancellation: RequestCancellation): Promise<void>;
}

/** The cancelling of requests, within a unit of work. */
export interface CancellationRepositories {
  readonly cancellations: CancellationRepository;
}
