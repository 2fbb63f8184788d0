import { ApiError, openEventStream } from '@weir/api-client';
import { GATEWAY_URL } from '../../base-path.ts';
import { sessionEnded } from '../../session/session-ended.ts';

const RECONNECT_MS = 3_000;
const TOO_MANY_REQUESTS = 429;

export interface Follower<Event> {
  opened(): void;
  /** Returns false to hear no more. */
  told(event: Event): boolean;
  /** With an error where it is not tried again. */
  lost(error: ApiError | null): void;
}

/** Follows a stream of events until the signal aborts. A lost connection is made again. @param path of the API */
export async function followEvents<Event extends { readonly event: string }>(
  path: string,
  signal: AbortSignal,
  follower: Follower<Event>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await openEventStream({ method: 'GET', url: `${GATEWAY_URL}${path}`, signal });
      follower.opened();
      for await (const { data } of stream.events) {
        const event = JSON.parse(data) as Event & { readonly code?: string };
        if (event.event === 'end' && event.code?.startsWith('session')) sessionEnded.set(true);
        if (!follower.told(event)) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status === 401) sessionEnded.set(true);
      // What the gateway refuses is refused again, but for streams that are open elsewhere.
      const isFinal = error instanceof ApiError && error.status >= 400 && error.status < 500;
      if (isFinal && error.status !== TOO_MANY_REQUESTS) return follower.lost(error);
    }
    follower.lost(null);
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, RECONNECT_MS);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
